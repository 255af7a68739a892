"""YAML from anybody is read as it stands, or refused in words, and soon."""

import time

import pytest
import yaml

from advisor.plain_yaml import DEEPEST, UnreadableYaml, read_plain_yaml


@pytest.mark.parametrize("text", ["a: 1\nb: [x, 2.5]\n", "- yes\n- 2026-11-23\n", "", "one"])
def test_plain_text_is_read_as_yaml_says(text: str) -> None:
    assert read_plain_yaml(text) == yaml.safe_load(text)


def test_as_many_levels_as_may_be_are_read() -> None:
    deep = "[" * DEEPEST + "]" * DEEPEST
    assert read_plain_yaml(deep) == yaml.safe_load(deep)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &a [x]\nb: *a\n", "write every part out"),
        ("a: " + "[" * (DEEPEST + 1), "nested too deeply"),
        ("- " * 1000, "nested too deeply"),
        ("a: [1, 2", "did not find expected"),
        ("a: \x07", "control characters are not allowed"),
        ("a: !!python/object:os.system x", "could not determine a constructor"),
        ("a: 2026-13-45", "month must be in 1..12"),
        ("a: " + "1" * 5000, "Exceeds the limit"),
    ],
    ids=["alias", "brackets", "dashes", "broken", "control character", "object", "date", "digits"],
)
def test_what_is_not_taken_is_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(UnreadableYaml, match=said):
        read_plain_yaml(text)


def test_a_hundred_thousand_brackets_are_refused_at_once() -> None:
    """The reader in Python takes minutes for them; a second would be a hundred times what this one takes."""
    begun = time.process_time()
    with pytest.raises(UnreadableYaml):
        read_plain_yaml("[" * 10**5)
    assert time.process_time() - begun < 1
