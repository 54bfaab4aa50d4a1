"""Background work: a queue in the database with leases and a sweeper. A job proposes or carries; it never decides."""
