"""Designs that could have come out otherwise: each a few estimates, one picture and one sentence."""
