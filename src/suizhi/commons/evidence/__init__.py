"""Custody of evidence from upload on: files kept under random names, a chain of custody that only grows, seals, timestamps, packs.

Halls call `services` to write and `selectors` to read, and register a guard (`guards`) that says who may see the evidence of their
subjects. What can be verified without this installation is in `suizhi.engines.evidence`.
"""
