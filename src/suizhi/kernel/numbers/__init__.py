"""Numbers of rights and of parties: parse, check, normalise, print. Pure functions; nothing here reads a clock or a file."""

from suizhi.kernel.numbers.applications import parse_application
from suizhi.kernel.numbers.lookup import lookup_keys
from suizhi.kernel.numbers.marks import parse_mark
from suizhi.kernel.numbers.model import CreditCode, Parsed
from suizhi.kernel.numbers.publications import parse_publication
from suizhi.kernel.numbers.recognise import recognise
from suizhi.kernel.numbers.registrations import parse_registration
from suizhi.kernel.numbers.uscc import parse_uscc

__all__ = [
    "CreditCode",
    "Parsed",
    "lookup_keys",
    "parse_application",
    "parse_mark",
    "parse_publication",
    "parse_registration",
    "parse_uscc",
    "recognise",
]
