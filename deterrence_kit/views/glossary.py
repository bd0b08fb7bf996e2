"""The words that pages use without saying each time what they mean: one table, for page and brief."""

from __future__ import annotations

#: Each word as it stands on a page, and what it means.
GLOSSARY = {
    "credibility": "How likely an attack is to meet an effective response, as the attacker would judge it.",
    "threshold": "The credibility from which on attacking no longer pays. It rises with what success is "
    "worth to the attacker, and falls with what failing and being cut off would cost.",
    "armed challenge": "A threat, display or use of force by the state on the other side.",
    "propensity": "The chance, a year, of an armed challenge: a threat, display or use of force.",
    "resolve": "The probability that an ally honours the commitment when it is called upon.",
    "denial": "The probability that an attack fails, given who comes and what is there in time.",
    "capability": "How much force the pact can bring against the challenger's, as one.",
    "cohesion": "How surely and how quickly the members would act.",
    "burden sharing": "How fairly the load is carried, and what a common front would cost the attacker.",
    "geography": "How much of the help can be where it is needed, in time.",
    "baseline": "The scenario as it is shipped, before anything was moved.",
    "protégé": "The member whose defence is asked about: the one that would be attacked.",
    "challenger": "The state on the other side, as defenders see it; a role in the model, no finding.",
    "hoover index": "The part of all spending that would have to change hands for burdens to be equal.",
    "regret": "How much better one would have fared with the best choice, had one known what came.",
    "logits": "The unit of such a slope: 0.7 doubles the odds, 1.1 trebles them, 2.3 makes them tenfold.",
    "sobol indices": "The share of the spread that goes back to one assumption, alone or with the others.",
    "draws": "A draw is one reading of what nobody knows: each assumption takes a value from its range.",
}


def explained(word: str) -> str:
    """A word with its meaning, in a line.

    Examples
    --------
    >>> explained("denial")
    'Denial: the probability that an attack fails, given who comes and what is there in time.'
    """
    meaning = GLOSSARY[word]
    return f"{word.capitalize()}: {meaning[:1].lower()}{meaning[1:]}"
