"""Marks beside each other: the page and what it shows."""
