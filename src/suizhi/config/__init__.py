"""Settings, addresses, and the list of what is plugged in."""
