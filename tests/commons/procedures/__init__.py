"""Running procedures."""
