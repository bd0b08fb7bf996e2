"""How sure it is: sensitivity, uncertainty, discovery, reversals."""
