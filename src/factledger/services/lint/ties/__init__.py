"""Ties: the claims that persons tied figures of a draft to, in it and beside it."""
