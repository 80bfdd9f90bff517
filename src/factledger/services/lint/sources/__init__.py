"""Linting a draft by documents instead of a ledger: does every number stand somewhere in them?"""
