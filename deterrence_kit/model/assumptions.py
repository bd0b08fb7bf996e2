"""THE table of what is uncertain: numbers about the world that nobody chooses."""

from __future__ import annotations

from dataclasses import dataclass

from deterrence_kit.model.fine_points import FinePoints
from deterrence_kit.model.pair_rates import PairRates
from deterrence_kit.model.parameter import Numeric, parameter
from deterrence_kit.model.severity.rungs import Rungs


# fmt: off
@dataclass(frozen=True, kw_only=True)
class Assumptions(PairRates, Rungs, FinePoints):
    """What is uncertain: one field an assumption, after those of the tables it inherits.

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
        "Israel in autumn 2023 (some 300,000 to 360,000 of more than 400,000, about 0.8).",
    )
    squeeze: Numeric = parameter(
        default=0.15, low=0, high=0.4, step=0.01, unit="share of spending", pillar="capability",
        label="Size of a fiscal squeeze",
        meaning="Share of military spending that a squeeze takes where budgets are not durable. It "
        "counts where years pass: nobody spends less today for it.",
        evidence="judgement", source="Judgement; European budgets fell by up to a quarter after 2008.",
    )
    # --- geography ----------------------------------------------------------------------------
    window_days: Numeric = parameter(
        default=30, low=2.5, high=120, step=0.5, unit="days", pillar="geography",
        label="Crisis window",
        meaning="The time within which help counts: who arrives a window late counts for a third.",
        evidence="published",
        source="The horizon of NATO's readiness initiative of 2018 (30 battalions, squadrons and ships in "
        "30 days) and of the second tier of its force model of 2022; the low end is the 60 hours to "
        "Tallinn and Riga of RAND RR1253 (2016), a fait accompli. Presets: `analysis.alliance.windows`.",
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
        evidence="fitted",
        source="73 of 146 in wars of 1848–2003; defence pacts 42 of 102; before 1945 61 of 92, after 12 of "
        "54: Berkemeier & Fuhrmann 2018, recomputed. In war deterrence has already failed, so these are "
        "a lower bound of what was promised and never tested; about 0.75 in an older coding: Leeds, "
        "Long & Mitchell 2000.",
    )
    alignment_scale: Numeric = parameter(
        default=1.5, low=0.5, high=4, step=0.1, unit="ideal points", pillar="cohesion",
        label="Reach of agreement",
        meaning="How far apart two states may vote before agreement has fallen to a third.",
        evidence="judgement",
        source="Judgement; the spread of states in 2019 is about 1 (Bailey, Strezhnev & Voeten 2017). Who "
        "joined in disputes, 1951–1989, does not tell: 0.8 logits (se 1.0) at this reach, any other fits "
        "as well.",
    )
    stake_range: Numeric = parameter(
        default=200, low=50, high=2000, step=50, unit="km", pillar="cohesion",
        label="Reach of concern",
        meaning="Distance at which an ally's own stake in the protégé has fallen to a third.",
        evidence="fitted",
        source="Which allies joined in the disputes of those they were pledged to, 1951–1989: 175 km fits "
        "best (se 140), 2,000 does not; GML disputes and ATOP pacts.",
    )
    tripwire: Numeric = parameter(
        default=5000, low=500, high=30000, step=500, unit="persons", pillar="cohesion",
        label="Hostage effect of troops",
        meaning="Troops in place that tie an ally to the protégé as two thirds of a border would.",
        evidence="judgement",
        source="Judgement: US troops in place went with joining (+1.3 logits, se 0.7, 1951–1989), how many "
        "it takes cannot be told; the effect of light forces is disputed (RR2533).",
    )
    weight_ties: Numeric = parameter(
        default=1.3, low=0, high=2.6, step=0.1, unit="logits", pillar="cohesion",
        label="Weight of ties",
        meaning="How much agreement, own stakes and fair burdens move the resolve to fight.",
        evidence="fitted",
        source="Fighting another than the original target goes with 1.36 logits less (se 0.52): "
        "Leeds & Anac 2005, refitted. Being near the one attacked goes with joining by 1.70 (se 0.48).",
    )
    dilution: Numeric = parameter(
        default=0.48, low=0, high=0.9, step=0.01, unit="logits", pillar="cohesion",
        label="Dilution in large pacts",
        meaning="How much less each ally's resolve is for every 2.7-fold of allies that are pledged: where "
        "many could help, each may leave it to the others.",
        evidence="fitted",
        source="Who joined in 7,063 cases of an ally and a dispute, 1818–1989: −0.48 (se 0.13) a log of "
        "their number; multilateral pacts were honoured less in war too, −0.90 (se 0.34): Berkemeier & "
        "Fuhrmann 2018, refitted.",
    )
    weight_politics: Numeric = parameter(
        default=1.4, low=0, high=2.8, step=0.1, unit="logits", pillar="cohesion",
        label="Weight of domestic politics",
        meaning="How much will and turmoil at home move the resolve to fight.",
        evidence="fitted",
        source="A change of regime goes with 1.46 logits less (se 0.56), .79 to .47 in probability: "
        "Leeds & Anac 2005, refitted.",
    )
    will_reach: Numeric = parameter(
        default=0.9, low=0, high=1, step=0.05, unit="share", pillar="cohesion",
        label="Reach of domestic will",
        meaning="At a will of 0, the share of those who would otherwise come that stay away; at 1, the "
        "share of those who would otherwise stay away that come.",
        evidence="judgement",
        source="Judgement: an average ally is then at about 0.03 where nobody at home would fight, at "
        "about 0.97 where all would; near the average the fitted weight of domestic politics rules.",
    )
    hesitation: Numeric = parameter(
        default=3, low=1, high=6, step=0.5, unit="times", pillar="cohesion",
        label="Delay by the unwilling",
        meaning="How many times longer a capital decides at a domestic will of 0 than at the average; a "
        "champion, at 1, decides as many times faster.",
        evidence="judgement",
        source="Judgement: days in 1990 (Kuwait) and 2001 where leaders and public were behind it, weeks "
        "to months where parliaments or publics were against.",
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
    correlation: Numeric = parameter(
        default=0.25, low=0, high=1, step=0.01, unit="0 to 1", pillar="cohesion",
        label="Deciding as one",
        meaning="How alike allies decide: at 0 each for itself; at 1 as one, so that they fall away in "
        "order of resolve.",
        evidence="judgement",
        source="Judgement, after the correlation of honouring within a war: 0.23 (se 0.10; 146 "
        "commitments, 45 wars, 1816–2003), in another coding 0.27 (se 0.13); computed from "
        "Berkemeier & Fuhrmann 2018. Allies in a war were mostly bound by different treaties; within "
        "one pact it may be larger.",
    )
    # --- the challenger's decision ------------------------------------------------------------
    loss: Numeric = parameter(
        default=1, low=0.25, high=4, step=0.05, unit="times an average prize", pillar="challenger",
        label="Loss when repelled",
        meaning="What an attack that fails costs the challenger.",
        evidence="judgement", source="Judgement.",
    )
    punishment: Numeric = parameter(
        default=0, low=0, high=1, step=0.05, unit="times an average prize", pillar="challenger",
        label="Fear of what comes late",
        meaning="What a challenger expects to lose, though its attack succeeds at first, to all the help "
        "that comes after the crisis window: a longer war, retaliation. 0 counts the window alone.",
        evidence="judgement",
        source="Judgement: no study measures it. 0 is the fait accompli that succeeds (RAND RR1253, 2016); "
        "1 is a loss as large as that of an attack repelled at once. Snyder 1961 and Mearsheimer 1983 "
        "argue that challengers look to a quick success, which speaks for the low end.",
    )
    penalty: Numeric = parameter(
        default=0.8, low=0, high=1.6, step=0.01, unit="times an average prize", pillar="challenger",
        label="Price of isolation",
        meaning="What being cut off by the whole rest of the world would cost, however the fighting "
        "goes; a pact takes its members' share of the world economy.",
        evidence="judgement", source="Judgement: half of the world cutting itself off costs 0.4.",
    )
    discernment: Numeric = parameter(
        default=0.5, low=0.1, high=2, step=0.1, unit="per unit of value", pillar="challenger",
        label="The challenger's discernment",
        meaning="How sharply the challenger's choice follows the balance of gain and loss.",
        evidence="fitted",
        source="The slope on credibility among 49,778 dyad-years is 0.51 (se 0.14), nearly all of it from "
        "the target's own strength; a pact goes with an odds ratio of 0.82 alone and 1.12 with controls "
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
# fmt: on
