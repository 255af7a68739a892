"""YAML from anybody: nothing in it may stand for another part, nor nest until the reader breaks.

A name that is repeated lets a small file stand for an enormous one. A long row of brackets takes a reader in
Python minutes; the one in C is quick, and ends the process where it builds what nests without end. So the
events of the text are looked at before anything is built.
"""

from typing import Any

import yaml

DEEPEST = 20


class UnreadableYaml(ValueError):
    """It is no YAML, or none that is taken, in words."""


def read_plain_yaml(text: str) -> Any:
    """What the text holds; raises UnreadableYaml."""
    try:
        _refuse_what_unfolds(text)
        return yaml.load(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError) as error:
        raise UnreadableYaml(str(error)) from error


def _refuse_what_unfolds(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise UnreadableYaml("references (& and *) are not taken; write every part out")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise UnreadableYaml(f"it is nested too deeply, beyond {DEEPEST} levels")
