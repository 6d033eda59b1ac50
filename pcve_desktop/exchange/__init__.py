"""Files that offices hand over: packages, their review, what comes of them, the ledger."""
