import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audio_news.cli.identity import command
from audio_news.errors import AlreadyExists, LabelError, UsageError
from audio_news.label.certificates import make
from audio_news.label.identity import KEY, identity_folder


def invoke(*args: object, **env: str) -> Result:
    arguments = [str(arg) for arg in args]
    return CliRunner().invoke(command, arguments, env=env, catch_exceptions=False)


def test_one_is_made_and_shown() -> None:
    done = invoke("init", "--name", "Ранок", "--algorithm", "ed25519", "--json")
    made = json.loads(done.stdout)
    assert (made["name"], made["algorithm"]) == ("Ранок", "ed25519")
    assert made["folder"] == str(identity_folder())
    assert json.loads(invoke("show", "--json").stdout) == made
    assert "Ранок root" in invoke("show").output
    with pytest.raises(AlreadyExists):
        invoke("init")
    assert json.loads(invoke("init", "--replace", "--json").stdout)["name"] == "audio_news"


def test_none_is_said() -> None:
    with pytest.raises(LabelError, match="no signing identity"):
        invoke("show")


def test_a_passphrase_comes_from_a_variable_of_any_name() -> None:
    invoke("init", "--passphrase-env", "MINE", MINE="secret")
    assert b"ENCRYPTED" in (identity_folder() / KEY).read_bytes()
    with pytest.raises(LabelError, match="AUDIO_NEWS_IDENTITY_PASSPHRASE"):
        invoke("show")
    assert "es256" in invoke("show", AUDIO_NEWS_IDENTITY_PASSPHRASE="secret").output


def test_one_is_taken_in(tmp_path: Path) -> None:
    pair, other = make("Desk", "es256", b""), make("Other", "es256", b"")
    for name, data in (("chain.pem", pair.chain), ("key.pem", pair.key), ("other.pem", other.key)):
        (tmp_path / name).write_bytes(data)
    chain = ("import", "--certificate", tmp_path / "chain.pem", "--key")
    with pytest.raises(LabelError, match=r"first certificate of .*chain\.pem"):
        invoke(*chain, tmp_path / "other.pem")
    with pytest.raises(UsageError, match=r"none\.pem cannot be read"):
        invoke(*chain, tmp_path / "none.pem")
    with pytest.raises(LabelError, match="cannot be opened"):
        invoke(*chain, tmp_path / "chain.pem")
    assert not identity_folder().exists()
    assert "Desk" in invoke(*chain, tmp_path / "key.pem").output
    assert invoke("import").exit_code == 2
