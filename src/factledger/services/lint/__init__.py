"""Lint: the figures of a draft, tied to claims of the ledger and judged by them."""
