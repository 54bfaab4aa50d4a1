"""Shops that belong together in a feed, because they share a telephone, an address, a warehouse or photographs (as hashes)."""

from __future__ import annotations

from collections.abc import Iterable

from suizhi.engines.listings.model import Shop
from suizhi.engines.listings.subject import Ring

_COMMON = 20
"""Shops from which on something shared says nothing: an address of an office tower, a courier's telephone."""


def rings(shops: Iterable[Shop]) -> dict[str, Ring]:
    """Shop id → its ring. Shops without an id or links have none."""
    known = {shop.id: shop for shop in shops if shop.id}
    parent = {id: id for id in known}
    for sharing in _sharing(known).values():
        if 1 < len(sharing) <= _COMMON:
            for other in sharing[1:]:
                parent[_root(parent, other)] = _root(parent, sharing[0])
    members: dict[str, list[str]] = {}
    for id in known:
        members.setdefault(_root(parent, id), []).append(id)
    return {id: _ring(id, held, known) for held in members.values() if len(held) > 1 for id in held}


def _ring(id: str, held: list[str], known: dict[str, Shop]) -> Ring:
    return Ring(len(held), sum(known[other].confirmed_leads for other in held if other != id))


def _sharing(known: dict[str, Shop]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for id, shop in known.items():
        for link in dict.fromkeys(shop.links):
            found.setdefault(link, []).append(id)
    return found


def _root(parent: dict[str, str], id: str) -> str:
    while parent[id] != id:
        parent[id] = parent[parent[id]]
        id = parent[id]
    return id
