"""The model over the pairs of a region."""
