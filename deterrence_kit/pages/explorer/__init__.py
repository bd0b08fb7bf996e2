"""The page *Credibility explorer*."""
