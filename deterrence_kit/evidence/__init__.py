"""What history supports, what it does not, and how well the model would have forecast it.

Light to import: whatever needs pandas, statsmodels or scikit-learn is imported when it is called
(``pip install "deterrence-kit[research]"``).
"""
