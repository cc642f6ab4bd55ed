"""The X.509 certificates of a signing identity, made and checked as C2PA asks.

C2PA 2.1, section 14.5 (X.509 certificates), after RFC 5280.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from audio_news.errors import LabelError

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

ALGORITHMS = ("es256", "ed25519")
"""That an identity can be made with."""
CLAIM_SIGNING = "1.3.6.1.4.1.62558.2.1"
EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4"
DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36"
USES = (CLAIM_SIGNING, EMAIL_PROTECTION, DOCUMENT_SIGNING)
"""Extended key usages that let a certificate sign claims; its own needs the first two, for not
every reader knows the first."""
ANY_USE = "2.5.29.37.0"
LEAF_DAYS, ROOT_DAYS = 3650, 7300
"""A signature without a time stamp is worth as long as its certificate."""
CLOCKS_DIFFER = timedelta(hours=1)
SMALLEST_RSA_BITS = 2048


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A certificate chain, leaf first, and the leaf's private key, both as PEM."""

    chain: bytes
    key: bytes


def make(name: str, algorithm: str, passphrase: bytes) -> KeyPair:
    """A root of its own and a leaf that signs claims; the root's key is kept nowhere.

    `algorithm` is one of `ALGORITHMS`; an empty passphrase leaves the key unencrypted.
    """
    from cryptography import x509
    from cryptography.x509.oid import ObjectIdentifier

    root_key, leaf_key = _new_key(algorithm), _new_key(algorithm)
    now = datetime.now(UTC)
    root_name, leaf_name = _name(f"{name} root", name), _name(name, name)
    usages = x509.ExtendedKeyUsage([ObjectIdentifier(use) for use in USES[:2]])
    root = (
        _begun(root_name, root_name, root_key, now, ROOT_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_key_usage(signs_certificates=True), critical=True)
        .sign(root_key, _digest(algorithm))
    )
    leaf = (
        _begun(leaf_name, root_name, leaf_key, now, LEAF_DAYS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(signs_certificates=False), critical=True)
        .add_extension(usages, critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()),
            critical=False,
        )
        .sign(root_key, _digest(algorithm))
    )
    return KeyPair(as_pem(leaf) + as_pem(root), sealed(leaf_key, passphrase))


def parse(chain: bytes, where: str) -> list[Certificate]:
    """The certificates of PEM text. Raises LabelError where there is none."""
    from cryptography import x509

    try:
        return x509.load_pem_x509_certificates(chain)
    except ValueError as err:
        raise LabelError(
            f"{where} holds no certificate", hint="Give the chain as PEM, the signer's own first."
        ) from err


def check(chain: Sequence[Certificate], key: Any, where: str) -> str:
    """The C2PA algorithm ("es256", "ps256", ...) that the chain and its key sign with.

    Raises LabelError where the key is another's, a certificate is not valid today, may not
    sign claims, or was not signed by the next one.
    """
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public = (Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    if chain[0].public_key().public_bytes(*public) != key.public_key().public_bytes(*public):
        raise LabelError(
            f"The key does not belong to the first certificate of {where}",
            hint="Put the signer's own certificate first, then those that signed it.",
        )
    for certificate in chain:
        _check_dates(certificate, where)
    for certificate, issuer in pairwise(chain):
        _check_issued(certificate, issuer, where)
    _check_uses(chain[0], where)
    return _algorithm(key, where)


def open_key(pem: bytes, passphrase: bytes, where: str) -> Any:
    """A private key from PEM. Raises LabelError where the passphrase is not the right one."""
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        return load_pem_private_key(pem, None if b"ENCRYPTED" not in pem else passphrase)
    except (ValueError, TypeError) as err:
        raise LabelError(
            f"The private key {where} cannot be opened: {err}",
            hint="Set AUDIO_NEWS_IDENTITY_PASSPHRASE to its passphrase.",
        ) from err


def sealed(key: Any, passphrase: bytes) -> bytes:
    """The key as PEM (PKCS 8), encrypted where there is a passphrase."""
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    encryption = BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
    pem: bytes = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)
    return pem


def is_root(certificate: Certificate) -> bool:
    """Whether it signed itself."""
    return certificate.subject == certificate.issuer


def as_pem(certificate: Certificate) -> bytes:
    """One certificate as PEM."""
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificate.public_bytes(Encoding.PEM)


def shown_name(certificate: Certificate) -> str:
    """The common name of a certificate's subject, else the whole of it."""
    from cryptography.x509.oid import NameOID

    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def _new_key(algorithm: str) -> Any:
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519

    if algorithm == "ed25519":
        return ed25519.Ed25519PrivateKey.generate()
    return ec.generate_private_key(ec.SECP256R1())


def _digest(algorithm: str) -> Any:
    from cryptography.hazmat.primitives import hashes

    return None if algorithm == "ed25519" else hashes.SHA256()


def _name(common: str, organisation: str) -> Any:
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    try:
        return x509.Name(
            [
                x509.NameAttribute(NameOID.COMMON_NAME, common),
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            ]
        )
    except ValueError as err:
        raise LabelError(
            f"A certificate cannot bear the name {organisation!r}: {err}",
            hint="Choose one of 1 to 59 characters.",
        ) from err


def _begun(subject: Any, issuer: Any, key: Any, now: datetime, days: int) -> Any:
    from cryptography import x509

    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - CLOCKS_DIFFER)
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _key_usage(*, signs_certificates: bool) -> Any:
    from cryptography import x509

    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _check_dates(certificate: Certificate, where: str) -> None:
    begins, ends = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if not begins <= datetime.now(UTC) <= ends:
        raise LabelError(
            f"The certificate {shown_name(certificate)!r} in {where} is valid from"
            f" {begins:%Y-%m-%d} to {ends:%Y-%m-%d}",
            hint="Have it renewed.",
        )


def _check_issued(certificate: Certificate, issuer: Certificate, where: str) -> None:
    from cryptography.exceptions import InvalidSignature

    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature) as err:
        raise LabelError(
            f"In {where}, {shown_name(certificate)!r} was not signed by the certificate after"
            f" it, {shown_name(issuer)!r}",
            hint="Put the signer's own certificate first, then each one's signer after it.",
        ) from err


def _check_uses(leaf: Certificate, where: str) -> None:
    from cryptography import x509

    def extension(kind: Any) -> Any:
        try:
            return leaf.extensions.get_extension_for_class(kind).value
        except x509.ExtensionNotFound:
            return None

    usage, extended = extension(x509.KeyUsage), extension(x509.ExtendedKeyUsage)
    constraints = extension(x509.BasicConstraints)
    uses = {use.dotted_string for use in extended or ()}
    may_sign = usage is not None and usage.digital_signature
    if not may_sign or not uses & set(USES) or ANY_USE in uses or (constraints and constraints.ca):
        raise LabelError(
            f"The certificate {shown_name(leaf)!r} in {where} is not for signing claims",
            hint="It needs the key usage digitalSignature and, as extended usage, claim signing"
            f" ({CLAIM_SIGNING}), email protection or document signing, and may be no authority's.",
        )


def _algorithm(key: Any, where: str) -> str:
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

    if isinstance(key, ed25519.Ed25519PrivateKey):
        return "ed25519"
    if isinstance(key, ec.EllipticCurvePrivateKey):
        found = {"secp256r1": "es256", "secp384r1": "es384", "secp521r1": "es512"}
        if name := found.get(key.curve.name):
            return name
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size >= SMALLEST_RSA_BITS:
        return "ps256"
    raise LabelError(
        f"C2PA knows no signature for the key of {where}",
        hint="Use a key on P-256, P-384 or P-521, an Ed25519 key, or RSA of 2,048 bits or more.",
    )
