"""What a reader can choose on this page."""

from deterrence_kit.app.choices import offer

MATTERS = {
    "margin": "for credibility less threshold",
    "credibility": "for credibility",
    "propensity": "for the yearly chance of a challenge",
}
RULES = {
    "off": "not looked for",
    "levers": "among the levers",
    "assumptions": "among the assumptions",
}
SPREAD = {"off": "not worked out", "sobol": "worked out"}

offer("matters", MATTERS)
offer("rules", RULES)
offer("spread", SPREAD)
