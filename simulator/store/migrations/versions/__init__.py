"""One migration a module, named as in the ledger."""
