"""The page *Burden sharing*."""
