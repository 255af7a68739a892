import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment

VARIABLE = "HEADWAY_TEST_VARIABLE"


@pytest.mark.parametrize(("word", "meaning"), [("1", True), (" Yes ", True), ("off", False), ("0", False)])
def test_a_flag_is_a_yes_or_a_no(monkeypatch: pytest.MonkeyPatch, word: str, meaning: bool) -> None:
    monkeypatch.setenv(VARIABLE, word)
    assert environment.flag(VARIABLE, default=not meaning) is meaning


def test_a_flag_that_is_neither_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "maybe")
    with pytest.raises(ImproperlyConfigured, match=rf"{VARIABLE}='maybe'"):
        environment.flag(VARIABLE, default=True)


@pytest.mark.parametrize("word", ["-1", "3", "many", "1.5"])
def test_a_number_out_of_bounds_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    monkeypatch.setenv(VARIABLE, word)
    with pytest.raises(
        ImproperlyConfigured, match=f"{VARIABLE}='{word}' is not a whole number of at least 4"
    ):
        environment.whole_number(VARIABLE, 10, at_least=4)


def test_blank_means_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "  ")
    assert environment.text(VARIABLE, "default") == "default"
    assert environment.flag(VARIABLE, default=True) is True
    assert environment.words(VARIABLE) == []


def test_a_list_is_split_at_commas_and_trimmed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "one.example, .two.example,")
    assert environment.words(VARIABLE) == ["one.example", ".two.example"]


def test_a_secret_key_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    file = tmp_path / "var" / "secret_key"
    key = environment.secret_key(VARIABLE, keep_in=file)
    assert len(key) >= 50
    assert environment.secret_key(VARIABLE, keep_in=file) == key
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_given_secret_key_leaves_no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(VARIABLE, "given")
    assert environment.secret_key(VARIABLE, keep_in=tmp_path / "secret_key") == "given"
    assert not (tmp_path / "secret_key").exists()
