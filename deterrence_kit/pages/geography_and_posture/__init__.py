"""The page *Geography and posture*."""
