"""What a reader can choose on this page."""

from deterrence_kit.app.choices import offer

WEIGHED = {
    "credibility": "Credibility",
    "war": "War",
    "propensity": "Any armed challenge",
    "escalation": "Risk of escalation",
}
OVER = {
    "today": "all of today",
    "pact": "this pact's",
    "past": "today, the past and the invented",
}
GOALS = {
    "back": "back to the baseline, or 10 points above it",
    "baseline": "as credible as at the baseline",
    "before": "as before the last change",
    "ten": "10 points more credible",
    "twenty": "20 points more credible",
    "holds": "deterrence holds",
    "rarer": "armed challenges rarer by a quarter",
    "calmer": "risk of escalation lower by a quarter",
}
LIMITS = {
    "free": "anything may be moved",
    "budgets": "no more money: budgets stay as they are",
    "half": "each lever goes half way at most",
    "words": "no forces and no money: politics only",
}
MOST = {"any": "any number of measures", "5": "5 measures at most", "3": "3 at most", "1": "one"}
ASKED = {"over": OVER, "goal": GOALS, "limits": LIMITS, "most": MOST}  # by the page's forms

offer("weigh", WEIGHED)
for _name, _values in ASKED.items():
    offer(_name, _values)
