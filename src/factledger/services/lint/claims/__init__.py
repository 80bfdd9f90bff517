"""The claims of a ledger, found by the names that a draft may call them by."""
