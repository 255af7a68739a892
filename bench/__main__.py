"""Times everything that a `bench_*.py` offers, beside an empty Django page in the same run."""

import importlib
import os
import pkgutil
import sys
from collections.abc import Iterator
from types import ModuleType

import django

import bench
from bench.machine import description
from bench.measure import Measure, seconds


def main(chosen: list[str]) -> None:
    """Print one line per measure; with names given, such as `pages`, only those modules'."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from bench.stage import EMPTY, stage

    with stage() as ready:
        print(description())
        yardstick = Measure(title="an empty page (the yardstick)", run=lambda: ready.page(EMPTY))
        empty_s = seconds(yardstick)
        print(_line(yardstick, empty_s, empty_s))
        for module in _modules(chosen):
            for measure in module.measures(ready):
                print(_line(measure, seconds(measure), empty_s), flush=True)


def _modules(chosen: list[str]) -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(bench.__path__):
        name = found.name.removeprefix("bench_")
        if name != found.name and (not chosen or name in chosen):
            yield importlib.import_module(f"bench.{found.name}")


def _line(measure: Measure, taken_s: float, empty_s: float) -> str:
    columns = f"{measure.title:<58} {_time(taken_s):>9} {taken_s / empty_s:>8.1f} empty pages"
    if measure.bound_s is not None:
        verdict = "within" if taken_s < measure.bound_s else "OVER"
        columns += f"  {verdict} {_time(measure.bound_s)}"
    if measure.per > 1:
        columns += f"  {measure.per / taken_s / 1e6:.1f} million {measure.thing} a second"
    return columns


def _time(taken_s: float) -> str:
    return f"{taken_s:.2f} s" if taken_s >= 1 else f"{taken_s * 1000:.{2 if taken_s < 0.001 else 1}f} ms"


if __name__ == "__main__":
    main(sys.argv[1:])
