"""Formulas and outcomes of your own. Change them, save, and reload the page.

A formula is a function whose name is the quantity it computes and whose arguments are words the model
knows before it: figures of the scenario, levers, assumptions, and quantities computed earlier
(docs/model.md has the order). Arrays have the members on the last axis; what is one number for the
whole pact keeps that axis with length 1, hence ``keepdims=True``.
"""

import numpy as np


def effective_resolve(member_resolve, delivered, home):
    """The pact acts only if all who matter agree: the least willing ally that would deliver at least a
    tenth of the help decides for all."""
    sent = delivered * (1 - home)
    share = sent / np.maximum(sent.sum(axis=-1, keepdims=True), 1e-30)
    return np.where(share >= 0.1, member_resolve, 1.0).min(axis=-1, keepdims=True)


def unstopped(assessment):
    """Chance that a year sees an armed challenge that meets no effective response."""
    return assessment.propensity * (1 - assessment.credibility)
