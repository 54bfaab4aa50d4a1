"""Readers of the offices' XML, JSON and tagged-text exchange formats. None of them needs Django or the network."""
