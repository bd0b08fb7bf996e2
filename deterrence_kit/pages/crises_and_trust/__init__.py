"""The page *Crises and trust*."""
