"""The indicators, by what they look at: volume, copying, dealing, standing."""
