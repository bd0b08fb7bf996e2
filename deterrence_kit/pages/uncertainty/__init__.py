"""The page *Uncertainty*."""
