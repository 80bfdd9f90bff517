"""From text to figures. Knows languages and units, and no ledger."""
