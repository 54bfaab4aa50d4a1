"""Engines outside the process: each implements a port of the house; only the configuration imports them."""
