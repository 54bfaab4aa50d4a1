"""What is known of a party beside its name, and two parties side by side, ready for the features to judge."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from suizhi.engines.parties.folding import fold_name, squeeze
from suizhi.engines.parties.names import NameParts, parse_name
from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers.model import CreditCode
from suizhi.kernel.numbers.uscc import parse_uscc


@dataclass(frozen=True, slots=True)
class PartyProfile:
    """A party as a source states it. `identifiers` are (scheme, value) pairs that belong to one party alone."""

    name: str
    uscc: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    addresses: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    name_en: str = ""
    is_person: bool | None = None


@lru_cache(maxsize=65536)
def credit_code(text: str) -> CreditCode | None:
    """The credit code, or None where the text is none or its check character is wrong: such a code proves nothing."""
    try:
        return parse_uscc(text)
    except Refusal:
        return None


@dataclass(frozen=True, slots=True)
class Side:
    """One of two parties: its profile, its parsed name, its valid credit code."""

    profile: PartyProfile
    parts: NameParts
    code: CreditCode | None

    @property
    def is_person(self) -> bool:
        """Stated by the source, else read from the name."""
        return self.parts.person_like if self.profile.is_person is None else self.profile.is_person

    @property
    def identifiers(self) -> tuple[tuple[str, str], ...]:
        """Every identifier, the valid credit code among them."""
        return (*self.profile.identifiers, ("uscc", self.code.value)) if self.code else self.profile.identifiers

    @property
    def other_names(self) -> frozenset[str]:
        """Letters of the names that this party is stated to have carried, or to go by for short."""
        return frozenset(parse_name(name).letters for name in (*self.profile.former_names, *self.parts.aliases))

    @property
    def addresses(self) -> frozenset[str]:
        """Addresses in the one spelling that they are compared in."""
        return frozenset(squeeze(fold_name(address)) for address in self.profile.addresses if address)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties. `identified`: an identifier says that they are one. `renamed`: one states the other's name as its own."""

    left: Side
    right: Side
    identified: bool
    renamed: bool

    @property
    def settled(self) -> bool:
        """Whether something stronger than likeness of names has spoken."""
        return self.identified or self.renamed

    @property
    def names(self) -> tuple[NameParts, NameParts]:
        """The two parsed names."""
        return self.left.parts, self.right.parts

    @property
    def cross_script(self) -> bool:
        """Whether one name is Chinese and the other is not."""
        return self.left.parts.script != self.right.parts.script

    @property
    def same_letters(self) -> bool:
        """The names differ in width, brackets, punctuation, traditional characters or 省/市/区 at most."""
        return self.left.parts.letters == self.right.parts.letters

    @property
    def same_but_form(self) -> bool:
        """The names differ at most in the legal form that ends them."""
        return self.left.parts.bare == self.right.parts.bare


def pair(left: str | PartyProfile, right: str | PartyProfile) -> Pair:
    """Put two parties side by side."""
    one, other = _side(left), _side(right)
    identified = bool(set(one.identifiers) & set(other.identifiers))
    renamed = one.parts.letters in other.other_names or other.parts.letters in one.other_names
    return Pair(one, other, identified, renamed)


def _side(party: str | PartyProfile) -> Side:
    profile = PartyProfile(party) if isinstance(party, str) else party
    return Side(
        profile,
        parse_name(profile.name),
        credit_code(profile.uscc) if profile.uscc else None,
    )
