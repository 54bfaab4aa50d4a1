"""Accounts: who a person is to the city, and for which party they act."""
