"""The tables of event codes: they load, a bad one names file and key, and texts of conveyances mean what they say."""

from __future__ import annotations

import pytest

from suizhi.halls.register.exchange.readers.xml import event_codes
from suizhi.halls.register.exchange.readers.xml.epo_family import meaning_of
from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import EventCategory, EventKey


def test_tables_load() -> None:
    assert event_codes.inpadoc()["CN", "PE01"].category is EventCategory.PLEDGE
    assert event_codes.mark_events()["R.PR"].key is EventKey.REGISTERED
    assert event_codes.case_events()["ABN2"].key is EventKey.ABANDONED


def test_a_bad_entry_names_file_and_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_codes, "_load", lambda name: {"EP": {"17P": {"key": "wished_for", "category": "D"}}})
    with pytest.raises(Refusal) as refused:
        event_codes.inpadoc.__wrapped__()
    assert (refused.value.field, str(refused.value.at)) == ("EP.17P", "inpadoc_events.yaml")


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("ASSIGNMENT OF ASSIGNORS INTEREST (SEE DOCUMENT FOR DETAILS).", EventKey.TRANSFERRED),
        ("NUNC PRO TUNC ASSIGNMENT (SEE DOCUMENT FOR DETAILS).", EventKey.TRANSFERRED),
        ("MERGER", EventKey.TRANSFERRED),
        ("ASSIGNS THE ENTIRE INTEREST", EventKey.TRANSFERRED),
        ("SECURITY INTEREST", EventKey.PLEDGED),
        ("PATENT SECURITY AGREEMENT", EventKey.PLEDGED),
        ("Termination and Release of Patent Security Agreement recorded at reel 1/frame 2", EventKey.PLEDGE_RELEASED),
        ("RELEASE BY SECURED PARTY", EventKey.PLEDGE_RELEASED),
        ("CHANGE OF NAME", EventKey.NAME_CHANGED),
        ("LICENSE", EventKey.LICENSED),
        ("TERMINATION OF LICENSE AGREEMENT", EventKey.LICENCE_ENDED),
        ("CORRECTIVE ASSIGNMENT TO CORRECT THE ASSIGNEE NAME", EventKey.CORRECTED),
        ("COURT ORDER", EventKey.NOTE),
    ],
)
def test_conveyances(words: str, key: EventKey) -> None:
    assert event_codes.conveyance(words).key is key


@pytest.mark.parametrize(
    ("office", "code", "words", "key"),
    [
        ("EP", "17P", "", EventKey.EXAMINATION_REQUESTED),
        ("EP", "PG25", "", EventKey.NOTE),  # One state of many: the European patent lives on.
        ("US", "AS", "SECURITY INTEREST;ASSIGNOR:A LIEN FOUNDRY", EventKey.PLEDGED),
        ("US", "AS", "CHANGE OF NAME;ASSIGNOR:THE SECURITY COMPANY", EventKey.NAME_CHANGED),  # A name is no conveyance.
        ("US", "AS", "", EventKey.TRANSFERRED),
        ("XX", "17P", "", EventKey.NOTE),
    ],
)
def test_legal_events(office: str, code: str, words: str, key: EventKey) -> None:
    assert meaning_of(office, code, words).key is key
