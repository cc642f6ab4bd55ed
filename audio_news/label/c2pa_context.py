"""The C2PA library, told what it may do: nothing on the network but what is asked of it."""

from __future__ import annotations

from typing import Any

from audio_news.errors import LabelError
from audio_news.label.certificates import USES
from audio_news.label.identity import INSTALL, NOT_INSTALLED

TIME_STAMPING, OCSP_SIGNING = "1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.9"


def installed() -> Any:
    """c2pa-python. Raises LabelError where it is not installed."""
    try:
        import c2pa
    except ImportError as err:
        raise LabelError(NOT_INSTALLED, hint=INSTALL) from err
    return c2pa


def context(*, anchors: bytes = b"", signer: Any = None) -> Any:
    """A context that fetches no manifest and no revocation list; `anchors` is PEM to trust."""
    trust = {"trust_config": "\n".join((*USES, TIME_STAMPING, OCSP_SIGNING)) + "\n"}
    if anchors:
        trust["user_anchors"] = anchors.decode("ascii", "replace")
    settings = {
        "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False},
        "builder": {"thumbnail": {"enabled": False}},
        "trust": trust,
    }
    return installed().Context.from_dict(settings, signer=signer)
