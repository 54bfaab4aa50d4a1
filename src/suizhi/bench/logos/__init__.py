"""`suizhi bench logos`: what is found again after what befalls a figure, beside pHash and plain HOG, and how quickly among 100,000."""

from suizhi.bench.logos.command import command

__all__ = ["command"]
