"""The page *Evidence*."""
