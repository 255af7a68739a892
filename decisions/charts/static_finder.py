"""Finds plotly.min.js in the Plotly package, so that the browser gets the one file and nothing else of it."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

PREFIX, FILE = "plotly", "plotly.min.js"


class PlotlyFinder(BaseFinder):
    """Serves `plotly/plotly.min.js`; the package is found, not imported."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=_folder())
        self.storage.prefix = PREFIX  # type: ignore[attr-defined]  # collectstatic asks for it, FileSystemStorage has none

    def check(self, **kwargs: Any) -> list[Any]:
        """Nothing to configure, so nothing to check."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - Django's own
        """The file's path on disk; an empty list for every other path."""
        if path != f"{PREFIX}/{FILE}":
            return []
        found = str(_folder() / FILE)
        return [found] if find_all else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        """The one file, for collectstatic."""
        yield FILE, self.storage


def _folder() -> Path:
    spec = find_spec("plotly")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("The package plotly is not installed.")
    return Path(spec.submodule_search_locations[0]) / "package_data"
