"""The page *Alliance network*."""
