"""Timestamps hold for their message, their signer and their root alone, from our own authority and from OpenSSL's."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID
from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

from suizhi.engines.evidence.timestamps import TimestampFault, fingerprint, verify
from tests.support.authority import NOON, POLICY, Authority, authority

MESSAGE = b"the sealed statement"


def test_a_token_says_when_and_who() -> None:
    stamp = verify(authority().stamp(MESSAGE), MESSAGE, authority().root_pem)
    assert (stamp.at, stamp.authority, stamp.policy) == (NOON, "CN=Test TSA", POLICY)
    assert stamp.root == fingerprint(authority().root)


def test_the_root_that_it_leads_to_is_named_among_several() -> None:
    other = Authority("Other")
    stamp = verify(authority().stamp(MESSAGE), MESSAGE, other.root_pem + authority().root_pem)
    assert stamp.root == fingerprint(authority().root)


def test_certificates_out_of_order_are_read_too() -> None:
    request = TimestampRequestBuilder().data(MESSAGE).hash_algorithm(HashAlgorithm.SHA256).build()
    token = authority().reply(request.as_bytes(), sorted_set=False)
    assert verify(token, MESSAGE, authority().root_pem, nonce=request.nonce).at == NOON


def fault(token: bytes, message: bytes, roots: bytes, **more: int) -> str:
    with pytest.raises(TimestampFault) as caught:
        verify(token, message, roots, **more)
    return caught.value.what


def test_another_message_is_no_match() -> None:
    assert fault(authority().stamp(MESSAGE), MESSAGE + b"!", authority().root_pem) == "imprint"


def test_another_root_is_not_trusted() -> None:
    assert fault(authority().stamp(MESSAGE), MESSAGE, Authority("Forger").root_pem) == "signature"


def test_the_issuer_alone_is_no_root() -> None:
    """What a token brings along, or stands between, is never trusted for itself."""
    assert (
        fault(authority().stamp(MESSAGE), MESSAGE, authority().chain_pem.split(b"-----END")[0] + b"-----END CERTIFICATE-----\n")
        == "signature"
    )


def test_a_certificate_for_another_purpose_does_not_stamp() -> None:
    server = Authority("Server", purpose=ExtendedKeyUsageOID.SERVER_AUTH)
    assert fault(server.stamp(MESSAGE), MESSAGE, server.root_pem) == "signature"


def test_a_time_outside_the_certificates_life_does_not_count() -> None:
    late = Authority("Late", at=NOON.replace(year=2045))
    assert fault(late.stamp(MESSAGE), MESSAGE, late.root_pem) == "signature"


def test_an_answer_to_another_request_is_refused() -> None:
    request = TimestampRequestBuilder().data(MESSAGE).hash_algorithm(HashAlgorithm.SHA256).build()
    assert fault(authority().reply(request.as_bytes()), MESSAGE, authority().root_pem, nonce=(request.nonce or 0) + 1) == "signature"


def test_a_refusal_of_the_authority_is_no_token() -> None:
    assert fault(authority().refusal(), MESSAGE, authority().root_pem) == "token"


@pytest.mark.parametrize("rubbish", [b"", b"\x30", b"\x30\x03\x02\x01\x00", b"<html>busy</html>", bytes(300)], ids=repr)
def test_rubbish_is_no_token(rubbish: bytes) -> None:
    assert fault(rubbish, MESSAGE, authority().root_pem) == "token"


def test_roots_that_are_none() -> None:
    assert fault(authority().stamp(MESSAGE), MESSAGE, b"no certificate") == "roots"


def test_every_byte_of_a_token_counts() -> None:
    """A token with any byte changed verifies as what it was, or not at all: certificates carry bytes that nothing reads."""
    token = authority().stamp(MESSAGE)
    whole = verify(token, MESSAGE, authority().root_pem)
    for place in range(len(token)):
        changed = bytearray(token)
        changed[place] ^= 0x55
        try:
            assert verify(bytes(changed), MESSAGE, authority().root_pem) == whole
        except TimestampFault:
            continue


@pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")
@pytest.mark.parametrize("bits", [0x01, 0x80], ids=hex)
def test_every_byte_of_a_root_may_be_wrong(bits: int) -> None:
    """A changed root stamps as what it says it is, or is refused in the one way that callers know: names, versions, lengths."""
    token = authority().stamp(MESSAGE)
    der = authority().root.public_bytes(Encoding.DER)
    for place in range(len(der)):
        changed = bytearray(der)
        changed[place] ^= bits
        try:
            stamp = verify(token, MESSAGE, ssl.DER_cert_to_PEM_cert(bytes(changed)).encode())
        except TimestampFault as found:
            assert found.what in ("roots", "signature"), f"byte {place} of {len(der)}"
        else:
            assert stamp.root != fingerprint(authority().root)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
@pytest.mark.parametrize("chained", [False, True], ids=["signer alone", "with its chain"])
def test_openssls_answers_are_read(chained: bool, tmp_path: Path) -> None:
    """With `certs` in its configuration OpenSSL writes the certificates in an order that DER does not allow."""
    by = authority()
    for name, content in {"signer.pem": by.signer_pem, "chain.pem": by.chain_pem, "key.pem": by.key_pem, "serial": b"01\n"}.items():
        (tmp_path / name).write_bytes(content)
    request = TimestampRequestBuilder().data(MESSAGE).hash_algorithm(HashAlgorithm.SHA256).build()
    (tmp_path / "request.tsq").write_bytes(request.as_bytes())
    certs = "certs = chain.pem\n" if chained else ""
    (tmp_path / "tsa.cnf").write_text(
        "[tsa]\ndefault_tsa = t\n[t]\nserial = serial\nsigner_cert = signer.pem\nsigner_key = key.pem\nsigner_digest = sha256\n"
        f"default_policy = {POLICY}\ndigests = sha256\ness_cert_id_alg = sha256\n{certs}"
    )
    reply = ["openssl", "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "request.tsq", "-out", "reply.tsr"]
    subprocess.run(reply, cwd=tmp_path, check=True, capture_output=True)
    token = (tmp_path / "reply.tsr").read_bytes()
    if chained:
        assert verify(token, MESSAGE, by.root_pem, nonce=request.nonce).authority == "CN=Test TSA"
    else:
        assert fault(token, MESSAGE, by.root_pem) == "signature", "without the issuer's certificate nothing leads to the root"


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_openssl_reads_ours(tmp_path: Path) -> None:
    """What a pack's page tells people to type works on what our authority and adapters keep."""
    (tmp_path / "token.tsr").write_bytes(authority().stamp(MESSAGE))
    (tmp_path / "root.pem").write_bytes(authority().root_pem)
    (tmp_path / "message").write_bytes(MESSAGE)
    check = ["openssl", "ts", "-verify", "-data", "message", "-in", "token.tsr", "-CAfile", "root.pem"]
    done = subprocess.run(check, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert "Verification: OK" in done.stdout + done.stderr
