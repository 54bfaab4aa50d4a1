"""How rights of every kind come about, live and end: each module makes whole canonical rows. Pure."""
