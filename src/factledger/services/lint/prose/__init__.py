"""The words of a draft: sentences with their figures and names, and what they say of a figure."""
