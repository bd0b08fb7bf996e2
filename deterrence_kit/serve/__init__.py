"""Serving the notebooks with Voila: fast, offline, hardened; knows only paths and settings."""
