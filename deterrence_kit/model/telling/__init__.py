"""Sentences as data, and what says them; a page without Python says the same."""
