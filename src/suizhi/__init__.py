"""Suizhi 穗知: the software a city runs its intellectual property on."""

__version__ = "0.1.0"
