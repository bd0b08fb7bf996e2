"""What to do: goals, cheapest measures, packages, forms of the model compared."""
