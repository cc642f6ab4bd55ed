"""A bucket that speaks S3 as a target: Amazon's, or any other's by its endpoint."""

from __future__ import annotations

import os
import random
import re
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from audio_news.errors import PublishError, UsageError
from audio_news.publish.stores.digests import PART_BYTES, Digest
from audio_news.publish.stores.store import Changed, Content, Seen

if TYPE_CHECKING:
    from obstore.store import S3Store as Bucket

SECRETS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_TOKEN")
_OTHER_WAYS = (
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_METADATA_ENDPOINT",
    "AWS_SKIP_SIGNATURE",
)
"""Any of these in the environment says where obstore is to get its credentials from."""
_TRIES = 3
_RETRIES = 6
"""Of obstore's own, with pauses from 0.2 s up."""
_MOST_REMOVED = 1000
_STATUS = re.compile(r"status code: (\d{3})")
_RETRIED = re.compile(r"after \d+ retries")
_CODE = re.compile(r"<Code>([^<]{1,80})</Code>")
_MESSAGE = re.compile(r"<Message>([^<]{1,300})</Message>")
UNCONDITIONAL = (
    "The bucket does not honour conditional writes: see to it that only one publishes at a time"
)
T = TypeVar("T")


class BucketStore:
    """A prefix of a bucket."""

    def __init__(
        self, bucket: str, prefix: str, endpoint: str = "", environ: Mapping[str, str] = os.environ
    ) -> None:
        """Opens no connection. Raises UsageError where the environment holds no credentials."""
        self.address = f"s3://{bucket}/{prefix}".rstrip("/")
        self.warnings: list[str] = []
        self._secrets = tuple(environ[name] for name in SECRETS if environ.get(name))
        self._has_conditions = True
        endpoint = (
            endpoint
            or environ.get("AWS_ENDPOINT_URL_S3", "")
            or environ.get("AWS_ENDPOINT_URL", "")
        )
        _check_endpoint(endpoint)
        if not (
            all(environ.get(name) for name in SECRETS[:2]) or any(map(environ.get, _OTHER_WAYS))
        ):
            raise UsageError(
                f"No credentials for {self.address}",
                hint="Put them into the environment: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
            )
        self._bucket = _opened(bucket, prefix, endpoint)

    def listing(self) -> dict[str, Seen]:
        import obstore

        def listed() -> dict[str, Seen]:
            pages = obstore.list(self._bucket, chunk_size=1000)
            return {
                meta["path"]: Seen(meta["size"], _plain(meta["e_tag"]))
                for page in pages
                for meta in page
                if not meta["path"].startswith(".")
            }

        return self._asked("list", "", listed)

    def read(self, name: str) -> tuple[bytes, str] | None:
        import obstore

        def got() -> tuple[bytes, str] | None:
            try:
                found = obstore.get(self._bucket, name)
                return bytes(found.bytes()), _plain(found.meta["e_tag"])
            except FileNotFoundError as err:
                if "NoSuchBucket" in str(err):
                    raise
                return None

        return self._asked("read", name, got)

    def put(self, name: str, content: Content, former: str | None) -> str:
        if content.item is not None:
            return self._put_large(name, content)
        if not self._has_conditions:
            return self._put(name, content, "overwrite")
        mode: Any = "create" if former is None else {"e_tag": f'"{former}"'}
        return self._put(name, content, mode)

    def remove(self, names: Iterable[str]) -> None:
        import obstore

        gone = list(names)
        for start in range(0, len(gone), _MOST_REMOVED):
            part = gone[start : start + _MOST_REMOVED]
            self._asked("remove", part[0], partial(obstore.delete, self._bucket, part))

    def settle(self, names: Iterable[str]) -> None:
        """Nothing to wait for: a bucket answers when it has what it was given."""

    def holds(self, name: str, seen: Seen, digest: Digest) -> bool:
        return seen.etag == digest.etag

    def keeps_conditions(self, name: str, content: Content) -> bool:
        from obstore.exceptions import AlreadyExistsError, BaseError

        if not self._has_conditions:
            return False
        try:
            self._ask_put(name, content, "create")
        except AlreadyExistsError:
            return True
        except (BaseError, OSError, ValueError) as err:
            raise self._failed("write", name, err) from err
        self._has_conditions = False
        self.warnings.append(UNCONDITIONAL)
        return False

    def _put(self, name: str, content: Content, mode: Any) -> str:
        from obstore.exceptions import AlreadyExistsError, PreconditionError

        def asked() -> str:
            try:
                return self._ask_put(name, content, mode)
            except (AlreadyExistsError, PreconditionError) as err:
                there = self._tag(name)
                if there == content.digest.etag:
                    return there  # an earlier try of ours arrived, and only its answer was lost
                raise Changed(
                    f"{self.address}/{name} was changed by somebody else meanwhile"
                ) from err

        try:
            return self._asked("write", name, asked)
        except _NoConditions:
            self._has_conditions = False
            self.warnings.append(UNCONDITIONAL)
            return self._put(name, content, "overwrite")

    def _ask_put(self, name: str, content: Content, mode: Any) -> str:
        import obstore

        put = obstore.put(
            self._bucket,
            name,
            content.data,
            attributes=_attributes(content),
            mode=mode,
            use_multipart=False,
        )
        return _plain(put["e_tag"])

    def _put_large(self, name: str, content: Content) -> str:
        import obstore

        item = content.item
        assert item is not None
        attributes = _attributes(content)

        def asked() -> str:
            put = obstore.put(
                self._bucket,
                name,
                item.path,
                attributes=attributes,
                chunk_size=PART_BYTES,
                max_concurrency=4,
            )
            return _plain(put["e_tag"])

        return self._asked("write", name, asked)

    def _tag(self, name: str) -> str:
        import obstore

        try:
            return _plain(obstore.head(self._bucket, name)["e_tag"])
        except FileNotFoundError:
            return ""

    def _asked(self, verb: str, name: str, ask: Callable[[], T]) -> T:
        """What `ask` gives, tried again where the network or the server was at fault."""
        from obstore.exceptions import BaseError

        for attempt in range(_TRIES):
            try:
                return ask()
            except (BaseError, OSError, ValueError) as err:
                if verb == "write" and _status(err) == 501:
                    raise _NoConditions from err
                if attempt + 1 == _TRIES or not _is_passing(err):
                    raise self._failed(verb, name, err) from err
            time.sleep(0.25 * 2**attempt * random.uniform(0.5, 1.5))
        raise AssertionError("the last try returns or raises")

    def _failed(self, verb: str, name: str, err: Exception) -> PublishError:
        """The error in words, with nothing of the request's signature or the environment in it."""
        where = f"{self.address}/{name}" if name else self.address
        text = str(err)
        code, message = _CODE.search(text), _MESSAGE.search(text)
        status = _status(err)
        if code or status:
            why = f"{code[1] if code else status}{f': {message[1]}' if message else ''}"
        else:
            why = text.splitlines()[0].rpartition(" - ")[2] if text else type(err).__name__
        for secret in self._secrets:
            why = why.replace(secret, "***")
        return PublishError(f"{where} could not be {_DONE[verb]}: {why}", hint=_hint(status, text))


class _NoConditions(Exception):
    """The server knows no conditional writes."""


_DONE = {"list": "listed", "read": "read", "write": "written", "remove": "removed"}


def _opened(bucket: str, prefix: str, endpoint: str) -> Bucket:
    try:
        from obstore.store import S3Store
    except ModuleNotFoundError as err:
        raise PublishError(
            "Publishing to a bucket needs obstore", hint="Install it: pip install 'audio-news[s3]'"
        ) from err
    options: dict[str, Any] = {"endpoint": endpoint} if endpoint else {}
    is_plain = endpoint.startswith("http://")
    return S3Store(
        bucket,
        prefix=prefix or None,
        client_options={"allow_http": is_plain, "connect_timeout": "10s", "timeout": "5m"},
        retry_config={
            "max_retries": _RETRIES,
            "retry_timeout": timedelta(seconds=120),
            "backoff": {
                "init_backoff": timedelta(milliseconds=200),
                "max_backoff": timedelta(seconds=10),
                "base": 2,
            },
        },
        **options,
    )


def _check_endpoint(endpoint: str) -> None:
    parts = urlsplit(endpoint)
    if parts.username or parts.password:
        raise UsageError(
            "The endpoint holds a name or a password",
            hint="Secrets belong into the environment: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY.",
        )
    if endpoint and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise UsageError(
            f"The endpoint {endpoint!r} is no address", hint="Write it as https://s3.example.com"
        )


def _attributes(content: Content) -> Any:
    headers = content.headers
    return {"Content-Type": headers.content_type, "Cache-Control": headers.cache_control}


def _plain(etag: str | None) -> str:
    return (etag or "").strip('"')


def _status(err: Exception) -> int:
    match = _STATUS.search(str(err))
    return int(match[1]) if match else 0


def _is_passing(err: Exception) -> bool:
    """Whether it may go better the next time, and obstore has not tried that: it gives up at
    once where the answer to a conditional write was lost, for it cannot know what became of it.
    """
    from obstore.exceptions import GenericError

    return isinstance(err, GenericError) and _status(err) == 0 and not _RETRIED.search(str(err))


def _hint(status: int, text: str) -> str:
    if "NoSuchBucket" in text:
        return "Make the bucket first, or check its name and the endpoint."
    if status in (401, 403):
        return "Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, and what they may do."
    if status >= 500 or status == 0:
        return "Publish again: it goes on where it stopped."
    return ""
