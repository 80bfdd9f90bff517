"""Comparing two versions of a draft: what became of every figure, and of what it is said of."""
