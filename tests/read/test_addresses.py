"""Addresses as pages give them: what is none is nothing, and never an exception."""

import pytest

from audio_news.errors import FetchError
from audio_news.read.addresses import host, joined
from audio_news.read.fetch import redirected


@pytest.mark.parametrize("address", ["http://[", "http://[::1/a", "http://a:999999/", "//[x"])
def test_what_is_no_address(address: str) -> None:
    assert joined("https://example.com/", address) == ""
    assert joined(address, "/b") == ""
    assert host(address) == ""


def test_addresses() -> None:
    assert joined("https://example.com/a/b", " ../c ") == "https://example.com/c"
    assert joined(None, "https://example.com/a") == "https://example.com/a"
    assert host("https://EXAMPLE.com:80/a") == "example.com"
    assert host(None) == host("/a") == ""


def test_a_redirect_to_no_address() -> None:
    assert redirected("https://example.com/a", "/b") == "https://example.com/b"
    with pytest.raises(FetchError, match="no address"):
        redirected("https://example.com/a", "http://[")
