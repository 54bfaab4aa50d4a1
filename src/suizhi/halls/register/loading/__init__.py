"""Loading canonical rows into the register, a batch in a transaction: the only way in for sources."""
