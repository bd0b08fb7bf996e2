"""The model over years: events, trust, futures."""
