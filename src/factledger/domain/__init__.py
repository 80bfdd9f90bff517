"""What a ledger holds, as pure values: sources, units, rates, claims, entries, and the log that joins them."""
