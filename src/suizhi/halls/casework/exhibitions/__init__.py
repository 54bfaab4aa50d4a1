"""Intellectual property at fairs: what is shown, what is complained of by the hour, what is tracked afterwards."""
