"""Signing identities: where this user's is kept, and how one is made, taken in and opened.

A folder holds certificate.pem (the chain, the signer's own first) and key.pem. Whoever can
read key.pem can sign in its owner's name: it is readable by this user alone, and can be
encrypted with a passphrase.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from audio_news.errors import AlreadyExists, LabelError
from audio_news.label import certificates
from audio_news.label.certificates import KeyPair
from audio_news.places import data_home
from audio_news.settings import SigningSettings

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

CERTIFICATE, KEY = "certificate.pem", "key.pem"
PASSPHRASE_VARIABLE = "AUDIO_NEWS_IDENTITY_PASSPHRASE"
ADVICE = (
    "The audio is labelled but not signed. `audio-news identity init` makes an identity that"
    " every file is signed with from then on."
)


@dataclass(frozen=True, slots=True)
class Identity:
    """What files are signed with, opened and checked."""

    name: str
    algorithm: str
    """As C2PA names it: "es256", "ed25519", "ps256"..."""
    chain: bytes
    """PEM, the signer's own certificate first."""
    key: bytes
    """PEM (PKCS 8), not encrypted: for memory only."""
    expires: datetime
    issuer: str
    sha256: str
    """Of the signer's certificate."""

    def __repr__(self) -> str:
        return f"Identity({self.name!r}, {self.algorithm!r})"


def identity_folder() -> Path:
    """Where this user's own identity is kept."""
    return data_home() / "identity"


def signing_identity(signing: SigningSettings) -> Identity | None:
    """The identity that a show's files are signed with, opened; None where it signs nothing.

    Raises LabelError where one is asked for or there and cannot be used.
    """
    if signing.identity == "none":
        return None
    if signing.identity == "own":
        folder = identity_folder()
        return load(folder) if (folder / CERTIFICATE).exists() else None
    return load(Path(signing.identity))


def signing_advice(signing: SigningSettings) -> str:
    """What to tell somebody whose files are not signed for want of an identity; else nothing."""
    lacks_one = signing.identity == "own" and not (identity_folder() / CERTIFICATE).exists()
    return ADVICE if lacks_one else ""


def load(folder: Path, environ: Mapping[str, str] = os.environ) -> Identity:
    """Open the identity in a folder. Raises LabelError where it does not hold."""
    needs_extra()
    try:
        chain, key = (folder / CERTIFICATE).read_bytes(), (folder / KEY).read_bytes()
    except OSError as err:
        raise LabelError(
            f"There is no signing identity in {folder}: {err.strerror}",
            hint=f"It holds {CERTIFICATE} and {KEY}; audio-news identity init makes one.",
        ) from err
    return opened(KeyPair(chain, key), str(folder), passphrase(environ))


def opened(pair: KeyPair, where: str, secret: bytes) -> Identity:
    """A chain and its key, checked. Raises LabelError."""
    from cryptography.hazmat.primitives import hashes

    key = certificates.open_key(pair.key, secret, where)
    chain = certificates.parse(pair.chain, where)
    algorithm = certificates.check(chain, key, where)
    return Identity(
        name=certificates.shown_name(chain[0]),
        algorithm=algorithm,
        chain=pair.chain,
        key=certificates.sealed(key, b""),
        expires=chain[0].not_valid_after_utc,
        issuer=certificates.shown_name(chain[-1]),
        sha256=chain[0].fingerprint(hashes.SHA256()).hex(),
    )


def passphrase(
    environ: Mapping[str, str] = os.environ, variable: str = PASSPHRASE_VARIABLE
) -> bytes:
    """The passphrase that an environment variable holds; empty where there is none."""
    return environ.get(variable, "").encode()


def create(
    folder: Path, name: str, algorithm: str, secret: bytes, *, replace: bool = False
) -> Identity:
    """Make an identity with a root of its own and keep it in `folder`.

    Raises AlreadyExists where there is one and it may not be replaced; a replaced one is kept
    beside it.
    """
    needs_extra()
    return store(folder, certificates.make(name, algorithm, secret), secret, replace=replace)


def store(
    folder: Path, pair: KeyPair, secret: bytes, *, source: str = "", replace: bool = False
) -> Identity:
    """Keep a chain and its key, which came from `source`, in `folder` once they hold.

    Raises as `create`, and LabelError where they do not hold.
    """
    identity = opened(pair, source or str(folder), secret)
    if folder.exists() and not replace:
        raise AlreadyExists(
            f"There is an identity in {folder} already",
            hint="Look at it with audio-news identity show; --replace keeps it beside the new one.",
        )
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=".identity-", dir=folder.parent))  # 0700
        try:
            _write(work / CERTIFICATE, pair.chain, 0o644)
            key = certificates.open_key(pair.key, secret, str(folder))
            _write(work / KEY, certificates.sealed(key, secret), 0o600)
            if folder.exists():
                os.rename(folder, _free_name(folder))
            os.rename(work, folder)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    except OSError as err:
        raise LabelError(
            f"The identity cannot be kept in {folder}: {err.strerror}",
            hint="Make room, or name another folder in XDG_DATA_HOME.",
        ) from err
    return identity


def own_anchors(folder: Path | None = None) -> bytes:
    """The roots of this user's identities, this one's and replaced ones', as PEM."""
    roots = [chain[-1] for chain in _own_chains(folder) if certificates.is_root(chain[-1])]
    return b"".join(map(certificates.as_pem, roots))


def own_chains(folder: Path | None = None) -> tuple[bytes, ...]:
    """The chains of those identities that end before their root, as an authority's do, as PEM.

    Of their authority only this one signer is the user's own.
    """
    return tuple(
        b"".join(map(certificates.as_pem, chain))
        for chain in _own_chains(folder)
        if not certificates.is_root(chain[-1])
    )


def _own_chains(folder: Path | None) -> Iterator[list[Certificate]]:
    folder = folder or identity_folder()
    for place in sorted(folder.parent.glob(f"{folder.name}*")):
        if (file := place / CERTIFICATE).is_file():
            yield certificates.parse(file.read_bytes(), str(file))


def needs_extra() -> None:
    """Raise LabelError where the extra `sign` is not installed: before an hour is spoken."""
    if not (find_spec("cryptography") and find_spec("c2pa")):
        raise LabelError(NOT_INSTALLED, hint=INSTALL)


NOT_INSTALLED = "Signing needs c2pa-python and cryptography, which are not installed"
INSTALL = "pip install 'audio-news[sign]'"


def _write(file: Path, data: bytes, mode: int) -> None:
    """A file that never has a wider mode than it ends up with."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _free_name(folder: Path) -> Path:
    names = (folder.with_name(f"{folder.name}-replaced-{number}") for number in count(1))
    return next(name for name in names if not name.exists())
