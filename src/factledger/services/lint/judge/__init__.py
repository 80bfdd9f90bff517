"""Figures of a draft judged by the rows of claims."""
