"""From the report's data to PDF by Typst: the same bytes for the same data, no font of the system's.

It imports nothing but Typst, so that a child process that runs it starts at once: `python -m
advisor.documents.typesetting report` takes the data on its standard input and writes the PDF on its standard
output.
"""

import datetime as dt
import importlib.util
import json
import sys
from pathlib import Path

import typst

TEMPLATES = Path(__file__).parent / "report"
REPORT, COMPARISON = "report", "comparison"
FONT_PACKAGE = "font_source_sans_pro"


def typeset(data: str, template: str = REPORT) -> bytes:
    """The PDF of the JSON that `report.content` or, for COMPARISON, `report.revisions` gives."""
    stamp = dt.datetime.fromisoformat(json.loads(data)["meta"]["date"]).replace(tzinfo=dt.UTC)
    return typst.compile(
        input=str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=[str(_font_folder())],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"content": data},
        timestamp=stamp,
    )


def _font_folder() -> Path:
    """Where the font package keeps its files; it is found, never imported: files are all it has."""
    spec = importlib.util.find_spec(FONT_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"The package {FONT_PACKAGE} is missing; it brings the report's font.")
    return Path(spec.origin).parent / "files"


if __name__ == "__main__":
    sys.stdout.buffer.write(typeset(sys.stdin.buffer.read().decode(), sys.argv[1]))
