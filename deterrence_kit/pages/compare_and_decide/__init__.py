"""The page *Compare and decide*."""
