"""Disputes: taken in, sent the right way, moved on lawful clocks, mediated or decided, with every step on record."""
