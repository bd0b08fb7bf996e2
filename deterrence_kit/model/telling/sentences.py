"""What one case is told as; data, so that a page without Python says the same.

Each entry is a tree, see `deterrence_kit.model.telling.saying`; `facts_of` fills it.
"""

from __future__ import annotations

from deterrence_kit.model.telling.saying import Tree

SENTENCES: dict[str, Tree] = {
    "answer": ["{what_follows}", "{danger}"],
    "what_follows": "{who_comes} credibility is {credibility}, {side} the {threshold} at which attacking "
    "stops paying. War is to be expected about {war}, a clash with deaths {deaths}, any armed challenge, a "
    "threat included, {propensity}.",
    # Where credibility and the danger move the same way: a reader expects the reverse.
    "danger": {
        "by": "apart",
        "is": {
            "no": "",
            "higher_threshold": "Though credibility is higher than before, a challenge is likelier: the "
            "threshold has risen from {threshold_before} to {threshold_now}, because attacking would cost "
            "the challenger less or bring it more.",
            "higher_otherwise": "Though credibility is higher than before, a challenge is likelier: there "
            "are more occasions for one, or the challenger heeds credibility less.",
            "lower_threshold": "Though credibility is lower than before, a challenge is less likely: the "
            "threshold has fallen from {threshold_before} to {threshold_now}, because attacking would cost "
            "the challenger more or bring it less.",
            "lower_otherwise": "Though credibility is lower than before, a challenge is less likely: there "
            "are fewer occasions for one, or the challenger heeds credibility more.",
        },
    },
    "otherwise": {
        "by": "alike",
        "is": {"true": "hardly less often", "false": "{denial_alone:how_often}"},
    },
    # What comes, and what it does to the attack; up to the credibility that follows.
    "who_comes": {
        "by": "help",
        "is": {
            "nothing": "What allies could have there in time adds nothing: the attack fails "
            "{denial_alone:how_often}. So",
            "one": "If the ally comes ({resolve:in_ten}), the attack fails {denial:how_often}; if it does "
            "not, {otherwise}. So",
            "many": "Of the help that the allies could have there in time, {resolve:100*.0f} % is to be "
            "expected. With all of it the attack fails {denial:how_often}, with none "
            "{otherwise}; over all who may come or stay away,",
        },
    },
}
