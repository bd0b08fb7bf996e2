"""Settings as packages in links name them, so that six of them fit into a mail.

The letters stay what they are for ever, because links stay. What is new may take one that is free, and
is written out until then. A part of a package is letters, value and, for one ally's own, its code:
``R.7``, ``W.25:USA``.
"""

from __future__ import annotations

import re

from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import COSTS

OF_LEVERS = {
    "readiness": "R", "mobilisation_days": "M", "interoperability": "I", "spending": "B",
    "spending_floor": "F", "guideline": "G", "durability": "D", "sanctions": "N", "presence": "P",
    "stocks": "S", "lift": "L", "access": "A", "air_defence": "K", "shared_threat": "H", "red_lines": "E",
    "clarity": "C", "signalling": "O", "consultation": "U", "decision_days": "Y", "will": "W",
    "turmoil": "V", "trust": "T", "restraint": "X", "stakes": "J", "challenger_readiness": "Q",
    "rivalry": "oa", "quiet_years": "ob", "nuclear_arms": "oc",
    "contribution": "Z",
}  # fmt: skip
OF_OTHERS = {
    "contest_exponent": "aa", "squeeze": "ab", "window_days": "ac", "water_days": "ad",
    "interdiction": "ae", "challenger_lift": "af", "base_rate": "ag", "alignment_scale": "ah",
    "stake_range": "ai", "tripwire": "aj", "weight_ties": "ak", "weight_politics": "al",
    "weight_institutions": "am", "weight_trust": "an", "trust_memory": "ao", "loss": "ap",
    "penalty": "aq", "discernment": "ar", "emboldenment": "as", "dispute_rate": "at",
    "border_rate": "ka", "rival_rate": "kb", "rival_border_rate": "kc", "recency": "kd",
    "quiet_strangers": "ke", "quiet_border": "kf", "quiet_rivals": "kg", "quiet_rivals_border": "kh",
    "weight_heads": "aw", "reserve_use": "ax",
    "will_reach": "wa", "hesitation": "wb", "correlation": "wc",
    "lesson": "ra", "lenience": "rb", "routine": "rc",
    "review_gain": "rd", "drift": "re", "unilateral_cost": "rf", "fatigue": "rg", "turmoil_wear": "rh",
    "spill_pact": "ri", "spill_leader": "rj", "squeeze_rate": "rk", "budget_growth": "rl",
    "learning": "rm", "moral_hazard": "rn", "diversion": "ga", "dilution": "ma", "prior_crises": "mb",
    "average_agreement": "mc", "average_stake": "md", "average_fair_share": "me",
    "average_institutions": "mf", "average_allies": "mg", "red_lines_edge": "mh", "vague_reading": "mi",
    "blur": "mj", "fading": "mk", "permanence": "ml", "caveats": "mm", "asymmetry_wear": "mn",
    "command": "mo", "intelligence": "mp", "civil_protection": "mq", "season": "mr", "command_reach": "ms",
    "doubt": "mt", "damage": "mu",
    "force_apart": "ua", "force_border": "ub", "deaths_strangers": "uc", "deaths_border": "ud",
    "deaths_rivals": "ue", "deaths_rivals_border": "uf", "war_others": "ug", "war_rivals": "uh",
    "umbrella": "ui", "attacker_arms": "uj", "punishment": "uk",
}  # fmt: skip

# What is gone keeps its letters: an old link that has them is told what was left out.
GONE = {"contiguity_ratio": "au", "rivalry_ratio": "av"}

COST = "cost_"
OF_COSTS = {
    name: f"c{OF_LEVERS[lever].lower()}"
    for name in COSTS
    if (lever := name.removeprefix(COST)) in OF_LEVERS
} | {
    "cost_permanence": "za", "cost_command": "zb", "cost_intelligence": "zc",
    "cost_civil_protection": "zd",
}  # fmt: skip
SHORT = {**OF_LEVERS, **OF_OTHERS, **OF_COSTS}
LONG = {short: name for name, short in {**SHORT, **GONE}.items()}
PART = re.compile(r"([A-Z]|[a-z]{2})(-?(?:\d|\.\d)[^:]*)(?::(.*))?")


def shortened(name: str, value: float) -> str:
    """A setting and its value, as short as can be.

    Examples
    --------
    >>> shortened("readiness", 0.7), shortened("will.USA", 0.25), shortened("presence", -0.05)
    ('R.7', 'W.25:USA', 'P-.05')
    """
    base, code = SettingName.parse(name)
    number = f"{value:.6g}".replace("-0.", "-.")
    number = number[1:] if number.startswith("0.") else number
    if base not in SHORT:
        return f"{name}:{value:.6g}"
    return f"{SHORT[base]}{number}" + f":{code}" * bool(code)


def lengthened(part: str) -> tuple[str, str] | None:
    """The name and the value of a short part; None for one that is written out.

    Examples
    --------
    >>> lengthened("W.25:USA"), lengthened("will.USA:0.25"), lengthened("plan:2:clarity:0.8")
    (('will.USA', '.25'), None, None)
    """
    found = PART.fullmatch(part)
    if not found or found[1] not in LONG:
        return None
    return LONG[found[1]] + f".{found[3]}" * bool(found[3]), found[2]
