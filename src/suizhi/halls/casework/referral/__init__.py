"""Sending a matter on: to the court, the police, customs or another authority, and what they answer."""
