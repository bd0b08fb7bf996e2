"""The page *Regional conflict*."""
