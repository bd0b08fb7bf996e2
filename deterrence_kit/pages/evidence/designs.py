"""The designs' pictures: what each asks of the record, and what is held against what."""

from __future__ import annotations

from deterrence_kit.pages.evidence.questions import Question

DESIGNS = {
    "same_year": Question(
        "Within one year of one target, is an ally a deterrent?", "Points a year", 0.0,
        {
            "design.pact_free.year": ("Year held", 0),
            "design.pact_free.target_year": ("Target-year held", 0),
            "design.pact_free.challenger_year": ("Challenger-year held", 0),
            "design.pact_free.both": ("Both held", 0),
            "design.credibility.year": ("Year held", 1),
            "design.credibility.target_year": ("Target-year held", 1),
            "design.credibility.challenger_year": ("Challenger-year held", 1),
            "design.credibility.both": ("Both held", 1),
        },
        legend=("ally not tied to the challenger", "the model's credibility, from 0 to 1"), height=280,
    ),
    "first_pact": Question(
        "What happened before and after a first pact?", "Points a year", 0.0,
        {
            "event.before_-5": ("6 or more years before", 0),
            "event.-5_to_-3": ("5 to 3 years before", 0),
            "event.0_to_2": ("0 to 2 years after", 1),
            "event.3_to_5": ("3 to 5 years after", 1),
            "event.6_to_10": ("6 to 10 years after", 1),
            "event.11_on": ("11 or more years after", 1),
        },
        legend=("before", "after"), height=240,
    ),
    "power": Question(
        "Could the record have shown it?", "Odds ratio of a challenge", 1.0,
        {
            "power.pact.implied": ("As the model has it", 0),
            "power.pact.detectable": ("Least that could show", 1),
            "pact.controls": ("Seen: any pact", 2),
            "pact_free.controls": ("Seen: ally not tied", 2),
            "pact_applicable.controls": ("Seen: pact that applies", 2),
        },
        odds=True, height=220, legend=("the model", "four records in five", "the record"),
    ),
    "records": Question(
        "Would simulated records show it?", "Share of records", 0.025,
        {
            "power.controls.simulated": ("All controls", 0),
            "power.target_year.simulated": ("Target-year held", 0),
            "power.both.simulated": ("Both years held", 0),
            "power.controls.false_alarm": ("All controls", 1),
            "power.target_year.false_alarm": ("Target-year held", 1),
            "power.both.false_alarm": ("Both years held", 1),
            "power.controls.leaning": ("All controls", 2),
            "power.target_year.leaning": ("Target-year held", 2),
            "power.both.leaning": ("Both years held", 2),
        },
        legend=("model's effect put in: fewer", "none put in: fewer", "none put in: more"), height=300,
    ),
    "severity": Question(
        "How far do disputes go?", "Share of challenges", 0.0,
        {
            "severity.deaths.nuclear": ("Nuclear defender", 0),
            "severity.deaths.other": ("Other defender", 0),
            "severity.deaths.none": ("No defender", 0),
            "severity.war.nuclear": ("Nuclear defender", 1),
            "severity.war.other": ("Other defender", 1),
            "severity.war.none": ("No defender", 1),
        },
        legend=("with deaths", "war"), height=240,
    ),
    "joins": Question(
        "Who joins?", "Logits a standard deviation", 0.0,
        {
            "helper.log_allies": ("More other allies", 0),
            "helper.log_strength": ("Stronger", 0),
            "helper.near": ("Nearer", 0),
            "helper.troops": ("Troops in place (US)", 0),
        },
        legend=("estimate, with its 95 % interval",), height=190,
    ),
    "kinds": Question(
        "Which kinds were honoured, and when?", "Share honoured", 0.5,
        {
            "kind.defence.before_1945": ("Defence", 0),
            "kind.neutrality.before_1945": ("Neutrality", 0),
            "kind.offence.before_1945": ("Offence", 0),
            "kind.defence.after_1945": ("Defence", 1),
            "kind.neutrality.after_1945": ("Neutrality", 1),
            "kind.offence.after_1945": ("Offence", 1),
        },
        legend=("before 1945", "after 1945"), height=240,
    ),
}  # fmt: skip
