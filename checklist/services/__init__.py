"""Use cases, one a module; the transaction boundary."""
