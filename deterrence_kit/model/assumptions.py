"""THE table of what is uncertain: numbers about the world that nobody chooses."""

from __future__ import annotations

from dataclasses import dataclass

from deterrence_kit.model.parameter import Numeric, Table, parameter

_DYADS = (
    "Fitted on politically relevant directed dyads 1946–1989 (75,624 dyad-years; GML disputes, COW "
    "contiguity, Thompson et al. rivalries)"
)


# fmt: off
@dataclass(frozen=True, kw_only=True)
class Assumptions(Table):
    """What is uncertain: one field an assumption.

    Examples
    --------
    >>> from deterrence_kit import Assumptions
    >>> Assumptions().contest_exponent
    0.5
    """

    # --- capability ---------------------------------------------------------------------------
    contest_exponent: Numeric = parameter(
        default=0.5, low=0.2, high=2, step=0.05, unit="exponent", pillar="capability",
        label="Decisiveness of strength",
        meaning="How much being stronger helps: 1 is in proportion, 2 is Lanchester's square law.",
        evidence="judgement",
        source="Judgement, between what was fitted and the proportional form (1; Tullock, Hirshleifer): "
        "0.34 (se 0.06) on 230 decided two-sided disputes, 0.30 (se 0.14) on 71 wars, read as a lower "
        "bound, since those who would surely lose seldom start.",
    )
    weight_heads: Numeric = parameter(
        default=0.2, low=0, high=0.5, step=0.05, unit="share", pillar="capability", shape="uniform",
        label="Weight of heads",
        meaning="How much of a state's strength is counted in persons; the rest is counted in money.",
        evidence="fitted",
        source="In 158 decided two-sided disputes heads add nothing to money (−0.21, se 0.14, beside "
        "+0.46, se 0.12): 0 is the fit, 0.5 the composite index's convention (Singer, Bremer & "
        "Stuckey 1972); 0.2 lies between, since money misses what conscripts are not paid.",
    )
    reserve_use: Numeric = parameter(
        default=0.25, low=0, high=0.8, step=0.05, unit="share", pillar="capability", shape="uniform",
        label="Reserves called up in time",
        meaning="Share of a state's trained reserves that counts as heads inside the crisis window.",
        evidence="judgement",
        source="Judgement between Russia in September 2022 (300,000 of some 2 million, 0.15) and "
        "Israel in October 2023 (some 300,000 to 360,000 of more than 400,000, about 0.8).",
    )
    squeeze: Numeric = parameter(
        default=0.15, low=0, high=0.4, step=0.01, unit="share of spending", pillar="capability",
        label="Size of a fiscal squeeze",
        meaning="Share of military spending that a squeeze takes where budgets are not durable.",
        evidence="judgement", source="Judgement; European budgets fell by up to a quarter after 2008.",
    )
    # --- geography ----------------------------------------------------------------------------
    window_days: Numeric = parameter(
        default=30, low=7, high=120, step=1, unit="days", pillar="geography",
        label="Crisis window",
        meaning="The time within which help counts: who arrives a window late counts for a third.",
        evidence="judgement", source="Judgement.",
    )
    water_days: Numeric = parameter(
        default=5, low=0, high=30, step=1, unit="days", pillar="geography",
        label="Delay of crossing a sea",
        meaning="Days for loading, convoy and unloading where an ally has to cross a sea.",
        evidence="judgement", source="Judgement; Mearsheimer 2001 on the stopping power of water.",
    )
    interdiction: Numeric = parameter(
        default=0.3, low=0, high=0.9, step=0.01, unit="share", pillar="geography",
        label="Reach of long-range fire",
        meaning="Share of reinforcements that undefended ports and airfields would keep out.",
        evidence="judgement", source="Judgement.",
    )
    challenger_lift: Numeric = parameter(
        default=800, low=200, high=2000, step=10, unit="km a day", pillar="geography",
        label="The challenger's pace",
        meaning="How far the challenger's forces move in a day.",
        evidence="published", source="500 miles a day after 1945: Bueno de Mesquita 1981.",
    )
    # --- cohesion and resolve -----------------------------------------------------------------
    base_rate: Numeric = parameter(
        default=0.5, low=0.22, high=0.75, step=0.01, unit="probability", pillar="cohesion", shape="uniform",
        label="Base rate of honouring",
        meaning="How often the commitments of an average pact are honoured in war.",
        evidence="published",
        source="73 of 146, 1816–2003 (12 of 54 after 1945): Berkemeier & Fuhrmann 2018; about 0.75 "
        "in an older coding: Leeds, Long & Mitchell 2000.",
    )
    alignment_scale: Numeric = parameter(
        default=1.5, low=0.5, high=4, step=0.1, unit="ideal points", pillar="cohesion",
        label="Reach of agreement",
        meaning="How far apart two states may vote before agreement has fallen to a third.",
        evidence="judgement",
        source="Judgement; the spread of states in 2019 is about 1 (Bailey, Strezhnev & Voeten 2017).",
    )
    stake_range: Numeric = parameter(
        default=2000, low=500, high=8000, step=100, unit="km", pillar="cohesion",
        label="Reach of concern",
        meaning="Distance at which an ally's own stake in the protégé has fallen to a third.",
        evidence="judgement", source="Judgement; ties and the local balance matter: Huth 1988.",
    )
    tripwire: Numeric = parameter(
        default=5000, low=500, high=30000, step=500, unit="persons", pillar="cohesion",
        label="Hostage effect of troops",
        meaning="Troops in place that tie an ally to the protégé as two thirds of a border would.",
        evidence="judgement", source="Judgement; the effect of light forces is disputed (RR2533).",
    )
    weight_ties: Numeric = parameter(
        default=1.3, low=0, high=2.6, step=0.1, unit="logits", pillar="cohesion",
        label="Weight of ties",
        meaning="How much agreement, own stakes and fair burdens move the resolve to fight.",
        evidence="fitted",
        source="Fighting another than the original target goes with 1.36 logits less (se 0.52): "
        "Leeds & Anac 2005, refitted.",
    )
    weight_politics: Numeric = parameter(
        default=1.4, low=0, high=2.8, step=0.1, unit="logits", pillar="cohesion",
        label="Weight of domestic politics",
        meaning="How much will and turmoil at home move the resolve to fight.",
        evidence="fitted",
        source="A change of regime goes with 1.46 logits less (se 0.56), .79 to .47 in probability: "
        "Leeds & Anac 2005, refitted.",
    )
    weight_institutions: Numeric = parameter(
        default=0.6, low=-1, high=2, step=0.1, unit="logits", pillar="cohesion", shape="uniform",
        label="Weight of institutions",
        meaning="How much clear treaties, red lines, exercises and consultation move the resolve to fight.",
        evidence="judgement",
        source="Disputed: theory says up, Leeds & Anac 2005 find formality and military "
        "institutions going with fewer honoured commitments; the range covers both.",
    )
    weight_trust: Numeric = parameter(
        default=1, low=0, high=2, step=0.05, unit="times face value", pillar="cohesion", shape="uniform",
        label="Weight of the record",
        meaning="How much a record of honoured or failed commitments counts: at 1 it is taken at "
        "face value, at 0 not at all.",
        evidence="judgement", source="Judgement; how far reputation carries is disputed.",
    )
    trust_memory: Numeric = parameter(
        default=0.95, low=0.8, high=1, step=0.01, unit="a year", pillar="cohesion", shape="uniform",
        label="Memory of the record",
        meaning="Weight that a crisis keeps from one year to the next.",
        evidence="judgement", source="Judgement: the literature has no estimate.",
    )
    # --- the challenger's decision ------------------------------------------------------------
    loss: Numeric = parameter(
        default=1, low=0.25, high=4, step=0.05, unit="times an average prize", pillar="challenger",
        label="Loss when repelled",
        meaning="What an attack that fails costs the challenger.",
        evidence="judgement", source="Judgement.",
    )
    penalty: Numeric = parameter(
        default=0.4, low=0, high=0.8, step=0.01, unit="times an average prize", pillar="challenger",
        label="Price of isolation",
        meaning="What fully coordinated sanctions and isolation cost, however the fighting goes.",
        evidence="judgement", source="Judgement.",
    )
    discernment: Numeric = parameter(
        default=1, low=0.1, high=5, step=0.1, unit="per unit of value", pillar="challenger",
        label="The challenger's discernment",
        meaning="How sharply the challenger's choice follows the balance of gain and loss.",
        evidence="judgement",
        source="Small on purpose: the fitted slope would give 0.49 (se 0.14), nearly all of it from the "
        "target's own strength; a pact goes with an odds ratio of 0.82 alone and 1.12 with controls "
        "(Kenwick, Vasquez & Powers 2015 against Johnson & Leeds 2011), and selection hides more.",
    )
    emboldenment: Numeric = parameter(
        default=0.22, low=0, high=2.5, step=0.01, unit="share", pillar="challenger",
        label="Emboldenment",
        meaning="How much more often occasions for conflict arise under unconditional backing.",
        evidence="published",
        source="Benson 2011: −18 % for conditional pacts, up to +249 % for unconditional "
        "compellent ones.",
    )
    dispute_rate: Numeric = parameter(
        default=0.004, low=0.002, high=0.01, step=0.0005, unit="a year", pillar="challenger",
        label="Base rate of challenges",
        meaning="Yearly chance of an armed challenge between states that are neither neighbours "
        "by land nor rivals, at the threshold.",
        evidence="fitted", source=f"{_DYADS}: 233 of 58,856.",
    )
    contiguity_ratio: Numeric = parameter(
        default=3.7, low=2, high=6, step=0.1, unit="times", pillar="challenger",
        label="A common land border",
        meaning="How many times likelier a challenge is across a common land border.",
        evidence="fitted", source=f"{_DYADS}: 185 of 12,788, 3.67 (se 0.71) times the rate of strangers.",
    )
    rivalry_ratio: Numeric = parameter(
        default=7.5, low=2, high=12, step=0.1, unit="times", pillar="challenger",
        label="Rivalry",
        meaning="How many times likelier a challenge is between recognised rivals.",
        evidence="fitted",
        source=f"{_DYADS}: 354 of 3,324 among neighbours, 7.7 (se 1.4) times; an odds ratio of 4.7 with "
        "controls.",
    )
# fmt: on
