"""Signing identities: made, kept to oneself, taken in after a check."""

import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from audio_news.errors import AlreadyExists, LabelError
from audio_news.label import certificates
from audio_news.label.certificates import CLAIM_SIGNING, KeyPair
from audio_news.label.identity import (
    CERTIFICATE,
    KEY,
    create,
    identity_folder,
    load,
    own_anchors,
    own_chains,
    signing_advice,
    signing_identity,
    store,
)
from audio_news.label.signing import sign
from audio_news.label.verifying import State, verify
from audio_news.settings import SigningSettings
from tests.label.signing import claim, tagged

SECRET = "геслo".encode()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("algorithm", ["es256", "ed25519"])
def test_only_its_owner_reads_the_key(algorithm: str) -> None:
    folder = identity_folder()
    made = create(folder, "The Post", algorithm, b"")
    assert (made.name, made.issuer, made.algorithm) == ("The Post", "The Post root", algorithm)
    assert mode(folder) == 0o700
    assert mode(folder / KEY) == 0o600
    assert [path.name for path in folder.parent.iterdir()] == ["identity"]
    assert load(folder) == made


def test_the_certificates_are_as_the_specification_asks() -> None:
    create(identity_folder(), "The Post", "es256", b"")
    leaf, root = x509.load_pem_x509_certificates((identity_folder() / CERTIFICATE).read_bytes())
    usage = leaf.extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert usage.value.digital_signature
    assert not usage.value.key_cert_sign
    extended = leaf.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert ObjectIdentifier(CLAIM_SIGNING) in extended
    assert ObjectIdentifier("2.5.29.37.0") not in extended
    assert not leaf.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert root.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    leaf.verify_directly_issued_by(root)
    for certificate in (leaf, root):
        assert certificate.version is x509.Version.v3
    key = leaf.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value
    own = root.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    assert key.key_identifier == own.digest


def test_one_that_is_there_is_never_lost() -> None:
    folder = identity_folder()
    first = create(folder, "First", "es256", b"")
    kept = (folder / KEY).read_bytes()
    with pytest.raises(AlreadyExists, match="--replace"):
        create(folder, "Second", "es256", b"")
    assert (folder / KEY).read_bytes() == kept
    for name in ("Second", "Third"):
        create(folder, name, "es256", b"", replace=True)
    assert load(folder).name == "Third"
    assert load(folder.with_name("identity-replaced-1")) == first
    assert load(folder.with_name("identity-replaced-2")).name == "Second"
    assert own_anchors().count(b"BEGIN CERTIFICATE") == 3
    assert own_chains() == ()


def test_what_a_replaced_identity_signed_stays_trusted(tmp_path: Path) -> None:
    file = tagged(tmp_path, "mp3")
    sign(file, claim(), create(identity_folder(), "First", "es256", b""))
    create(identity_folder(), "Second", "es256", b"", replace=True)
    assert verify(file, anchors=own_anchors()).state is State.TRUSTED


def test_a_passphrase_is_needed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = identity_folder()
    create(folder, "The Post", "ed25519", SECRET)
    assert b"ENCRYPTED" in (folder / KEY).read_bytes()
    with pytest.raises(LabelError, match="cannot be opened"):
        load(folder)
    monkeypatch.setenv("AUDIO_NEWS_IDENTITY_PASSPHRASE", "wrong")
    with pytest.raises(LabelError, match="AUDIO_NEWS_IDENTITY_PASSPHRASE"):
        load(folder)
    monkeypatch.setenv("AUDIO_NEWS_IDENTITY_PASSPHRASE", SECRET.decode())
    assert load(folder).name == "The Post"


def test_what_a_show_is_signed_with(tmp_path: Path) -> None:
    own = SigningSettings()
    assert signing_identity(own) is None
    assert "audio-news identity init" in signing_advice(own)
    assert signing_advice(SigningSettings(identity="none")) == ""
    create(identity_folder(), "Own", "es256", b"")
    create(tmp_path / "desk", "Desk", "es256", b"")
    assert signing_advice(own) == ""
    named = {
        str(setting): found.name if (found := signing_identity(SigningSettings(identity=setting)))
        else None
        for setting in ("own", "none", tmp_path / "desk")
    }  # fmt: skip
    assert named == {"own": "Own", "none": None, str(tmp_path / "desk"): "Desk"}
    with pytest.raises(LabelError, match="no signing identity"):
        signing_identity(SigningSettings(identity=tmp_path / "nowhere"))


class Office:
    """An authority as a newsroom would be issued a certificate by: root, middle, leaf."""

    def __init__(self) -> None:
        self.root_key, self.middle_key = (ec.generate_private_key(ec.SECP384R1()) for _ in "12")
        self.root = self._issue("Root", "Root", self.root_key, self.root_key, ca=True)
        self.middle = self._issue("Middle", "Root", self.middle_key, self.root_key, ca=True)

    def leaf(self, key: Any, **how: Any) -> bytes:
        """A chain without the root, as authorities give it."""
        leaf = self._issue("Newsroom", "Middle", key, self.middle_key, **how)
        return b"".join(c.public_bytes(Encoding.PEM) for c in (leaf, self.middle))

    def _issue(
        self,
        name: str,
        issuer: str,
        key: Any,
        issuer_key: Any,
        *,
        ca: bool = False,
        use: str = ExtendedKeyUsageOID.EMAIL_PROTECTION.dotted_string,
        days: tuple[int, int] = (-1, 100),
        signs: bool = True,
    ) -> x509.Certificate:
        subject, by = (
            x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)]) for text in (name, issuer)
        )
        now = datetime.now(UTC)
        begun = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(by)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + timedelta(days=days[0]))
            .not_valid_after(now + timedelta(days=days[1]))
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(
                x509.KeyUsage(signs, False, False, False, False, ca, False, False, False),
                critical=True,
            )
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()),
                critical=False,
            )
        )
        if not ca:
            begun = begun.add_extension(
                x509.ExtendedKeyUsage([ObjectIdentifier(use)]), critical=False
            )
        return begun.sign(issuer_key, hashes.SHA256())


def taken_in(chain: bytes, key: Any, **how: Any) -> str:
    return store(
        identity_folder(), KeyPair(chain, certificates.sealed(key, b"")), b"", **how
    ).algorithm


@pytest.mark.parametrize(
    ("key", "algorithm"),
    [
        (ec.generate_private_key(ec.SECP256R1()), "es256"),
        (ec.generate_private_key(ec.SECP384R1()), "es384"),
        (ec.generate_private_key(ec.SECP521R1()), "es512"),
        (ed25519.Ed25519PrivateKey.generate(), "ed25519"),
        (rsa.generate_private_key(65537, 2048), "ps256"),
    ],
    ids=("es256", "es384", "es512", "ed25519", "ps256"),
)
def test_a_newsrooms_own_chain_signs(tmp_path: Path, key: Any, algorithm: str) -> None:
    office = Office()
    assert taken_in(office.leaf(key), key) == algorithm
    file = tagged(tmp_path, "mp3", text="Short.")
    signer = signing_identity(SigningSettings())
    assert signer is not None
    sign(file, claim(), signer)
    assert verify(file).state is State.VALID
    root = office.root.public_bytes(Encoding.PEM)
    assert verify(file, anchors=root).state is State.TRUSTED
    assert own_anchors() == b""
    assert verify(file, chains=own_chains()).state is State.TRUSTED
    colleague = ec.generate_private_key(ec.SECP256R1())
    chain = office.leaf(colleague)
    theirs = store(tmp_path / "b", KeyPair(chain, certificates.sealed(colleague, b"")), b"")
    sign(file, claim(), theirs)
    assert verify(file, chains=own_chains()).state is State.VALID


@pytest.mark.parametrize(
    "use", [CLAIM_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION.dotted_string, "1.3.6.1.5.5.7.3.36"]
)
def test_every_use_that_fits_signs(tmp_path: Path, use: str) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    taken_in(Office().leaf(key, use=use), key)
    file = tagged(tmp_path, "wav", text="Short.")
    sign(file, claim(), load(identity_folder()))
    assert verify(file, chains=own_chains()).state is State.TRUSTED


def test_what_does_not_hold_is_not_taken_in(tmp_path: Path) -> None:
    office, other = Office(), Office()
    key = ec.generate_private_key(ec.SECP256R1())
    weak = rsa.generate_private_key(65537, 1024)
    good = office.leaf(key)
    pem = good.split(b"-----END CERTIFICATE-----\n")
    leaf_of_one = pem[0] + b"-----END CERTIFICATE-----\n"
    middle_of_another = other.middle.public_bytes(Encoding.PEM)
    refused = {
        "does not belong": (good, ec.generate_private_key(ec.SECP256R1())),
        "was not signed by": (leaf_of_one + middle_of_another, key),
        "is valid from": (office.leaf(key, days=(-9, -1)), key),
        "not for signing claims": (office.leaf(key, use="1.3.6.1.5.5.7.3.1"), key),
        "is not for signing": (office.leaf(key, use="2.5.29.37.0"), key),
        "for signing claims": (office.leaf(key, signs=False), key),
        "no certificate": (b"nothing", key),
        "knows no signature": (office.leaf(weak), weak),
    }
    for message, (chain, its_key) in refused.items():
        with pytest.raises(LabelError, match=message):
            taken_in(chain, its_key)
        assert not identity_folder().exists()


def test_a_name_that_fits_no_certificate() -> None:
    with pytest.raises(LabelError, match="cannot bear the name"):
        create(identity_folder(), "x" * 100, "es256", b"")


def test_the_key_that_is_kept_is_the_one_that_was_made() -> None:
    create(identity_folder(), "Own", "es256", SECRET)
    pem = (identity_folder() / KEY).read_bytes()
    key = load_pem_private_key(pem, SECRET)
    leaf = x509.load_pem_x509_certificates((identity_folder() / CERTIFICATE).read_bytes())[0]
    assert key.public_key() == leaf.public_key()


def test_what_is_missing_is_said_before_anything_is_spoken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    create(identity_folder(), "Own", "es256", b"")
    monkeypatch.setitem(sys.modules, "c2pa", None)
    with pytest.raises(LabelError, match=r"pip install 'audio-news\[sign\]'"):
        signing_identity(SigningSettings())
