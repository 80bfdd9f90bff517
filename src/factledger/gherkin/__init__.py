"""Specs: the pytest plugin that runs behaviour specs about a ledger."""
