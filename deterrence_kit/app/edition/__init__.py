"""The page as one HTML file that computes by itself: what it can hold, and its making."""
