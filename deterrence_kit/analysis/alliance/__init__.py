"""What an alliance is like: balance, dependence, the guideline, who arrives when."""
