"""Clearing a name among the marks of the register, and two marks beside each other."""
