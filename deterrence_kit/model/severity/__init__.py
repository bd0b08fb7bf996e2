"""How bad a challenge is: the ladder from a threat to a war."""
