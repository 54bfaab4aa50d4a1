"""Invented worlds with a hidden truth, made from a seed, by which engines are tuned and measured. Everything is stamped synthetic."""

TUNING_SEED, TEST_SEED = 20_260_301, 20_260_907
"""Thresholds and weights are set on the first and never on the second."""
