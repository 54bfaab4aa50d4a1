"""Personal numbers stand sealed in the database, open for their own row alone, and are found without being held."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.core.exceptions import FieldError
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from suizhi.commons.ledger.models import Entry
from suizhi.commons.personal import keys
from suizhi.commons.personal.fields import candidates
from suizhi.commons.personal.sealing import Sealed, blind, folded, seal, unseal
from suizhi.commons.personal.services import old_keys, personal_reseal, personal_reveal
from suizhi.commons.policy import Viewer
from suizhi.kernel.errors import Refusal
from tests.commons.personal.conftest import Person, raw
from tests.support.installation import Installation

NUMBER = "44010019900101123X"
"""Of the form of an identity number, of nobody."""
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def code(attempt: object) -> str:
    with pytest.raises(Refusal) as refused:
        attempt()  # type: ignore[operator]
    return refused.value.code


@given(texts, texts)
def test_what_is_sealed_opens_at_its_place_alone(text: str, place: str) -> None:
    sealed = seal(text, place)
    assert unseal(sealed, place) == text
    assert code(lambda: unseal(sealed, place + "x")) == "personal.altered"


def test_the_same_text_is_sealed_differently_each_time() -> None:
    assert seal("x", "p") != seal("x", "p")


def test_every_character_of_a_sealed_text_counts() -> None:
    sealed = seal(NUMBER, "p")
    for place in range(3, len(sealed)):
        other = "A" if sealed[place] != "A" else "B"
        changed = Sealed(sealed[:place] + other + sealed[place + 1 :])
        try:
            assert unseal(changed, "p") == NUMBER and changed.rstrip("=")[:-1] == sealed.rstrip("=")[:-1], "base64's spare bits alone"
        except Refusal:
            continue


@pytest.mark.parametrize("rubbish", ["", "k1", "k1.", "k1.!!!", "k1.AAAA", "plain text", "k1." + "A" * 40])
def test_what_was_never_sealed_is_refused(rubbish: str) -> None:
    seal("x", "p")
    assert code(lambda: unseal(Sealed(rubbish), "p")) in ("personal.altered", "personal.key")


def test_the_database_never_holds_it_in_clear(people: type[Person]) -> None:
    people(number=NUMBER, phone="13800000000").save()
    [number], [phone], [index] = raw("number"), raw("phone"), raw("number_index")
    assert number.startswith("k1.") and phone.startswith("k1.") and index.startswith("k1.")
    assert NUMBER not in number + index and "138" not in phone
    found = people.objects.get()
    assert isinstance(found.__dict__["number"], Sealed), "opened only when read"
    assert (found.number, found.phone) == (NUMBER, "13800000000")


def test_nothing_and_empty_stay_what_they_are(people: type[Person]) -> None:
    people.objects.create(number=None)
    found = people.objects.get()
    assert (found.number, found.number_index, found.phone) == (None, None, "")
    assert people.objects.filter(number__isnull=True).count() == 1


def test_a_row_is_found_by_its_number_however_written(people: type[Person]) -> None:
    people.objects.create(number=NUMBER)
    people.objects.create(number="440100199001011231")
    for written in (NUMBER, NUMBER.lower(), "440100 19900101 123x", "４４０１００１９９００１０１１２３Ｘ"):
        assert people.objects.get(number_index__in=candidates(people, "number_index", written)).number == NUMBER
    assert not people.objects.filter(number_index__in=candidates(people, "number_index", "1")).exists()


def test_a_changed_number_is_found_under_the_new_one(people: type[Person]) -> None:
    person = people.objects.create(number=NUMBER)
    person = people.objects.get(pk=person.pk)
    person.number = "1"
    person.save()
    assert people.objects.filter(number_index__in=candidates(people, "number_index", "1")).exists()
    assert not people.objects.filter(number_index__in=candidates(people, "number_index", NUMBER)).exists()


def test_saving_what_nobody_opened_changes_nothing(people: type[Person]) -> None:
    people.objects.create(number=NUMBER)
    before = raw("number"), raw("number_index")
    people.objects.get().save()
    assert (raw("number"), raw("number_index")) == before


def test_a_number_moved_to_another_row_does_not_open(people: type[Person]) -> None:
    people.objects.create(number=NUMBER)
    people.objects.create(number="1")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE personal_tests_person SET number = (SELECT number FROM personal_tests_person WHERE id = 1) WHERE id = 2")
    moved = people.objects.order_by("id")[1]
    assert code(lambda: moved.number) == "personal.altered"


def test_deferred_and_refreshed_fields_open_too(people: type[Person]) -> None:
    people.objects.create(number=NUMBER)
    assert people.objects.defer("number").get().number == NUMBER
    person = people.objects.get()
    person.number = "1"
    person.refresh_from_db()
    assert person.number == NUMBER


def test_many_rows_at_once_are_sealed(people: type[Person]) -> None:
    people.objects.bulk_create([people(number=str(one)) for one in range(5)])
    assert all(text.startswith("k1.") for text in raw("number"))
    assert [person.number for person in people.objects.order_by("id")] == ["0", "1", "2", "3", "4"]


def test_ways_round_the_sealing_are_refused(people: type[Person]) -> None:
    person = people.objects.create(number=NUMBER)
    with pytest.raises(TypeError, match=r"save\(\)"), transaction.atomic():
        people.objects.update(number="clear")
    with pytest.raises((TypeError, FieldError)), transaction.atomic():
        person.number = "clear"
        people.objects.bulk_update([person], ["number"])
    with pytest.raises(FieldError, match="blind index"):
        people.objects.filter(number=NUMBER).exists()
    with pytest.raises(ValueError, match="ref"), transaction.atomic():
        people(ref="", number=NUMBER).save()
    assert raw("number")[0].startswith("k1.")


@pytest.mark.parametrize("other", ["other.Model.number", "personal_tests.Person.phone"])
def test_equal_values_of_two_columns_have_different_indexes(other: str) -> None:
    assert blind(NUMBER, "personal_tests.Person.number") != blind(NUMBER, other)


@given(st.text("0123456789xX０１Ｘ ABCé-‐—　", max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_keys_change_while_rows_are_found(people: type[Person]) -> None:
    people.objects.bulk_create([people(number=str(one), phone="1") for one in range(450)])
    assert keys.add() == "k2"
    people.objects.create(number="new")
    assert raw("number")[-1].startswith("k2.")
    assert people.objects.get(number_index__in=candidates(people, "number_index", "7")).number == "7"
    assert old_keys([people]) == {"k1"}
    assert personal_reseal(models_given=[people]) == 450
    assert {text[:3] for column in ("number", "phone", "number_index") for text in raw(column)} == {"k2."}
    assert old_keys([people]) == set() and personal_reseal(models_given=[people]) == 0
    assert people.objects.get(number_index__in=candidates(people, "number_index", "7")).number == "7"


def test_a_lost_key_is_named(people: type[Person], own_home: Path) -> None:
    people.objects.create(number=NUMBER)
    keys.add()
    file = own_home / "secrets" / "personal"
    file.write_text(file.read_text().splitlines()[1] + "\n")
    assert code(lambda: people.objects.get().number) == "personal.key"


def test_keys_are_the_owners_alone_and_stay(own_home: Path) -> None:
    first = keys.keyring()
    assert stat.S_IMODE((own_home / "secrets" / "personal").stat().st_mode) == 0o600
    assert keys.keyring() == first
    assert [path.name for path in (own_home / "secrets").iterdir()] == ["personal"]


def test_of_two_processes_that_begin_at_once_the_first_one_s_keys_are_everybody_s(own_home: Path) -> None:
    """Both have seen that there are no keys yet: whoever comes second throws its own away."""
    first = keys.keyring()
    path = own_home / "secrets" / "personal"
    keys._create(path)
    assert keys.keyring() == first
    assert [one.name for one in path.parent.iterdir() if "personal" in one.name] == ["personal"]


GOOD = "k1:" + "A" * 43 + "="


@pytest.mark.parametrize(
    "text", ["", "k1", "k1:AAAA", "1:" + "A" * 44, f"{GOOD}\n{GOOD}", f"{GOOD.replace('k1', 'k2')}\n{GOOD}", "k1:" + "!" * 44]
)
def test_keys_that_cannot_be_read(text: str) -> None:
    assert code(lambda: keys.parse(text)) == "settings.personal_keys"


def test_keys_of_the_setting_are_used_and_not_added_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.conf.settings.PERSONAL_KEYS", f"{GOOD},{GOOD.replace('k1', 'k7')}")
    assert seal("x", "p").startswith("k7.")
    assert code(keys.add) == "personal.rotate"


def test_a_look_is_recorded_with_its_purpose(people: type[Person]) -> None:
    person = people.objects.create(number=NUMBER)
    who = Viewer(role="clerk", user_id=7)
    shown = personal_reveal(row=people.objects.get(), fields=["number"], subject=f"person:{person.ref}", purpose="送达文书", who=who)
    assert shown == {"number": NUMBER}
    entry = Entry.objects.get(verb="personal.revealed")
    assert (entry.actor, entry.subject) == ("user:7", f"person:{person.ref}")
    assert entry.payload == {"of": "personal_tests.Person", "fields": ["number"], "purpose": "送达文书"}
    assert code(lambda: personal_reveal(row=person, fields=["number"], subject="person:1", purpose=" ", who=who)) == "personal.purpose"


def test_the_operator_changes_the_key(prepared: Installation) -> None:
    assert prepared.json("personal", "rotate") == {"key": "k2", "rows": 0, "still_needed": []}
    assert prepared.json("personal", "rotate", "--reseal-only")["key"] == "k2"
