"""What looks like a figure and is none: one rule for each kind, and what they have in common."""
