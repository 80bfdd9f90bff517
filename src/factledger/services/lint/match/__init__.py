"""Figures of a draft tied to the claims that they are about."""
