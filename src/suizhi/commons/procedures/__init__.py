"""Running procedures: where each case stands, what was done when by whom, and by when what is due. Definitions are data."""
