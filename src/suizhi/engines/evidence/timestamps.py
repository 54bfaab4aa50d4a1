"""Reading and verifying timestamps after RFC 3161, whichever authority made them.

`rfc3161-client` verifies the signature, the imprint and the chain to a root as of the token's own time. It reads strict DER alone, and
OpenSSL's authority writes its certificates in an order that DER does not allow; such an answer is set in order first. The order of
the certificates is not signed, so nothing that is verified changes.
"""

from __future__ import annotations

import hashlib
import ssl
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import cms, tsp
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from rfc3161_client import TimeStampResponse, VerificationError, VerifierBuilder, decode_timestamp_response


class TimestampFault(ValueError):
    """A token that is none, or does not hold. `what` is `token`, `imprint`, `signature` (or the chain to a root), or `roots`."""

    def __init__(self, what: str, expected: str, found: str) -> None:
        super().__init__(f"{what}: {found}")
        self.what, self.expected, self.found = what, expected, found


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a verified token says: the time, the authority's name and policy, and the root that it leads to, by its SHA-256 and whole."""

    at: datetime
    authority: str
    policy: str
    root: str
    root_pem: bytes


def read(token: bytes) -> TimeStampResponse:
    """Parse an authority's answer. Raises TimestampFault."""
    try:
        return _granted(decode_timestamp_response(token))
    except (ValueError, TypeError) as strict:
        try:
            return _granted(decode_timestamp_response(_in_order(token)))
        except (ValueError, TypeError, KeyError, OverflowError):
            raise TimestampFault("token", "an answer after RFC 3161", str(strict)) from strict


def verify(token: bytes, message: bytes, roots: bytes, *, nonce: int | None = None) -> Stamp:
    """Verify that `token` stamps `message` and leads to one of the trusted `roots` (PEM). Raises TimestampFault.

    The roots alone are trusted: certificates that the token brings along only help to reach them.
    """
    answer = read(token)
    digest = hashlib.sha256(message).digest()
    stated = answer.tst_info.message_imprint.message
    if stated != digest:
        raise TimestampFault("imprint", digest.hex(), stated.hex())
    faults = []
    for root in certificates(roots):
        try:
            VerifierBuilder(roots=[root], nonce=nonce).build().verify_message(answer, message)
            return _stamp(answer, root)
        except (VerificationError, ValueError, TypeError, StopIteration) as error:
            faults.append(str(error))
    raise TimestampFault("signature", "a signature that leads to a trusted root", "; ".join(faults))


def certificates(pem: bytes) -> list[x509.Certificate]:
    """The certificates of a PEM file. Raises TimestampFault where it holds none that can be read.

    OpenSSL reads a whole certificate, `cryptography` only the fields that are asked for; and `rfc3161-client` panics, with an
    exception that no `except Exception` sees, over a root that OpenSSL does not read. So OpenSSL is asked first.
    """
    try:
        found = list(dict.fromkeys(x509.load_pem_x509_certificates(pem)))
        for one in found:
            ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=one.public_bytes(Encoding.DER))
    except (ValueError, ssl.SSLError, x509.InvalidVersion) as error:
        raise TimestampFault("roots", "certificates in PEM", str(error)) from error
    return found


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of a certificate, as authorities publish it."""
    return certificate.fingerprint(SHA256()).hex()


def _stamp(answer: TimeStampResponse, root: x509.Certificate) -> Stamp:
    info = answer.tst_info
    return Stamp(info.gen_time, _signer(answer), info.policy.dotted_string, fingerprint(root), root.public_bytes(Encoding.PEM))


def _granted(answer: TimeStampResponse) -> TimeStampResponse:
    """The answer, where it holds a token: reading its fields raises ValueError where the authority refused."""
    assert answer.tst_info
    return answer


def _in_order(token: bytes) -> bytes:
    answer = tsp.TimeStampResp.load(token)
    signed = answer["time_stamp_token"]["content"]
    signed["certificates"] = cms.CertificateSet(sorted(signed["certificates"], key=lambda certificate: certificate.dump()))
    return bytes(answer.dump(force=True))


def _signer(answer: TimeStampResponse) -> str:
    """The name on the certificate of the signer, which the signature has covered."""
    signer = next(iter(answer.signed_data.signer_infos))
    held = (x509.load_der_x509_certificate(der) for der in answer.signed_data.certificates)
    found = next(one for one in held if (one.issuer, one.serial_number) == (signer.issuer, signer.serial_number))
    return found.subject.rfc4514_string()
