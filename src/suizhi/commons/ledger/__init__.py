"""The append-only, hash-chained event log that every hall writes to, and the outbox that indexes read from."""
