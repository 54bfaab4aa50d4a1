"""A time-stamping authority of the tests' own, after RFC 3161, in this process: a root, an issuing authority, and a signer."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from functools import cache

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as der
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

BEGIN, END = datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)
POLICY = "1.2.3.4.1"
NOON = datetime(2026, 11, 2, 4, 0, tzinfo=UTC)


class Authority:
    """Stamps what it is asked to. `at` is the time it puts into its tokens."""

    def __init__(self, name: str = "Test TSA", *, at: datetime = NOON, purpose: x509.ObjectIdentifier | None = None) -> None:
        keys = [ec.generate_private_key(ec.SECP256R1()) for _ in range(3)]
        self.at, self.key = at, keys[2]
        self.root = _certificate(f"{name} Root", keys[0])
        self.issuer = _certificate(f"{name} CA", keys[1], self.root, keys[0])
        self.signer = _certificate(name, keys[2], self.issuer, keys[1], purpose=purpose or ExtendedKeyUsageOID.TIME_STAMPING)
        self.serial = 0

    @property
    def root_pem(self) -> bytes:
        """The root certificate, as an operator configures it."""
        return self.root.public_bytes(Encoding.PEM)

    @property
    def signer_pem(self) -> bytes:
        """The signer's certificate."""
        return self.signer.public_bytes(Encoding.PEM)

    @property
    def chain_pem(self) -> bytes:
        """What stands between the signer and the root, and the root."""
        return self.issuer.public_bytes(Encoding.PEM) + self.root_pem

    @property
    def key_pem(self) -> bytes:
        """The signer's key."""
        return self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    def reply(self, request: bytes, *, sorted_set: bool = True) -> bytes:
        """The answer to a request. With `sorted_set=False` the certificates stand as OpenSSL writes them, against DER."""
        asked = tsp.TimeStampReq.load(request)
        self.serial += 1
        info = tsp.TSTInfo(
            {
                "version": "v1",
                "policy": POLICY,
                "message_imprint": asked["message_imprint"],
                "serial_number": self.serial,
                "gen_time": self.at,
                "nonce": asked["nonce"].native,
            }
        )
        signed = self._sign(info.dump(), sorted_set=sorted_set)
        token = {"content_type": "signed_data", "content": signed}
        return bytes(tsp.TimeStampResp({"status": {"status": "granted"}, "time_stamp_token": token}).dump())

    def refusal(self) -> bytes:
        """The answer of an authority that will not."""
        return bytes.fromhex("30053003020102")  # A status of 2, rejection, and no token.

    def stamp(self, message: bytes) -> bytes:
        """A token over a message, asked for without a nonce."""
        imprint = {"hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}), "hashed_message": hashlib.sha256(message).digest()}
        return self.reply(tsp.TimeStampReq({"version": "v1", "message_imprint": imprint, "cert_req": True}).dump())

    def _sign(self, content: bytes, *, sorted_set: bool) -> cms.SignedData:
        signer, issuer = (der.Certificate.load(one.public_bytes(Encoding.DER)) for one in (self.signer, self.issuer))
        attributes = cms.CMSAttributes(
            [
                {"type": "content_type", "values": ["tst_info"]},
                {"type": "message_digest", "values": [hashlib.sha256(content).digest()]},
                {
                    "type": "signing_certificate_v2",
                    "values": [tsp.SigningCertificateV2({"certs": [{"cert_hash": hashlib.sha256(signer.dump()).digest()}]})],
                },
            ]
        )
        named = cms.SignerIdentifier({"issuer_and_serial_number": {"issuer": signer.issuer, "serial_number": signer.serial_number}})
        by = cms.SignerInfo(
            {
                "version": "v1",
                "sid": named,
                "digest_algorithm": {"algorithm": "sha256"},
                "signed_attrs": attributes,
                "signature_algorithm": {"algorithm": "sha256_ecdsa"},
                "signature": self.key.sign(attributes.dump(), ec.ECDSA(SHA256())),
            }
        )
        return cms.SignedData(
            {
                "version": "v3",
                "digest_algorithms": [{"algorithm": "sha256"}],
                "encap_content_info": {"content_type": "tst_info", "content": core.ParsableOctetString(content)},
                "certificates": sorted((signer, issuer), key=lambda one: one.dump(), reverse=not sorted_set),
                "signer_infos": [by],
            }
        )


@cache
def authority() -> Authority:
    """One authority for all tests that need no other."""
    return Authority()


def _certificate(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: x509.Certificate | None = None,
    issuer_key: ec.EllipticCurvePrivateKey | None = None,
    *,
    purpose: x509.ObjectIdentifier | None = None,
) -> x509.Certificate:
    """A certificate; an authority's own where no purpose is given, self-signed where no issuer is."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = x509.CertificateBuilder(
        issuer.subject if issuer else subject, subject, key.public_key(), x509.random_serial_number(), BEGIN, END
    )
    builder = builder.add_extension(x509.BasicConstraints(ca=purpose is None, path_length=None), critical=True)
    builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    if issuer and issuer_key:
        builder = builder.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    if purpose:
        builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=True)
    return builder.sign(issuer_key or key, SHA256())
