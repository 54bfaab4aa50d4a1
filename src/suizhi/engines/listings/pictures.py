"""Pictures by their hashes: a listing that shows one of the owner's own photographs."""

from __future__ import annotations

from suizhi.engines.listings.model import Listing, Right
from suizhi.engines.listings.subject import PictureMatch

_SAME, _NEAR = 4, 10
"""Bits of 64 by which hashes of one picture differ after it was scaled or saved anew, and beyond which it is another."""


class OfficialHashes:
    """Compares perceptual hashes given in the feed. It finds copies of a picture, not marks in one."""

    def best(self, listing: Listing, right: Right) -> PictureMatch | None:
        """The nearest pair of hashes, where it is near enough."""
        pairs = [(_bits(ours, theirs), ours, theirs) for ours in listing.image_hashes for theirs in right.image_hashes]
        bits, ours, theirs = min(pairs, default=(65, "", ""))
        if bits > _NEAR:
            return None
        likeness = 1.0 if bits <= _SAME else 1 - (bits - _SAME) / (2 * (_NEAR - _SAME))
        return PictureMatch(
            likeness, ours, theirs, f"图片与权利人的图片只差 {bits} 位", f"a picture differs from the owner's by {bits} bits of 64"
        )


def _bits(one: str, other: str) -> int:
    return (int(one, 16) ^ int(other, 16)).bit_count()
