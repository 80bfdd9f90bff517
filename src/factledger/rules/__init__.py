"""Consistency rules: one a file, each a value with examples, and its check."""
