"""Watches, alerts and leads: what is new is looked at for those who own something, and a person decides what it means."""
