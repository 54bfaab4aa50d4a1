"""Evidence that a stranger can check: digests, the chain of custody, Merkle seals, timestamps, and the pack that carries them all.

What was handed in is described by its digests (`digests`). Everything that happens to it is an event that names the event before
(`custody`). The events of a day are the leaves of a tree after RFC 6962 (`merkle`); a seal states the tree's root (`seals`), and a
time-stamping authority after RFC 3161 signs that statement (`timestamps`). `pack` puts the files, their events, the proofs and the
tokens into one archive and verifies it, away from the installation that made it. No Django, no network, no clock.
"""
