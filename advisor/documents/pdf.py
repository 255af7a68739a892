"""The report as PDF, typeset by Typst: the same bytes for the same input, no font of the system's.

Typst keeps what it has computed: each new document leaves some megabytes behind. A process that lives long
calls `design_pdf_apart`, which typesets in a child; one that ends soon, or is recycled, calls `design_pdf`.
"""

import datetime as dt
import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import typst

from advisor.documents.document import DesignDocument
from advisor.documents.report.content import content

TEMPLATE = Path(__file__).parent / "report" / "report.typ"
FONT_PACKAGE = "font_source_sans_pro"
TIME_LIMIT_S = 60


def design_pdf(document: DesignDocument) -> bytes:
    """The report, typeset in this process."""
    return typeset(_input(document))


def design_pdf_apart(document: DesignDocument) -> bytes:
    """The report, typeset in a child process; raises CalledProcessError if that fails."""
    command = [sys.executable, "-m", "advisor.documents.pdf"]
    root = Path(__file__).parents[2]
    done = subprocess.run(  # noqa: S603 - our own module, fed on its standard input
        command,
        input=_input(document).encode(),
        capture_output=True,
        check=True,
        timeout=TIME_LIMIT_S,
        cwd=root,
    )
    return done.stdout


def typeset(data: str) -> bytes:
    """The PDF of the JSON that `report.content` gives."""
    stamp = dt.datetime.fromisoformat(json.loads(data)["meta"]["date"]).replace(tzinfo=dt.UTC)
    return typst.compile(
        input=str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=[str(_font_folder())],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"content": data},
        timestamp=stamp,
    )


def _input(document: DesignDocument) -> str:
    return json.dumps(content(document), sort_keys=True, ensure_ascii=False)


def _font_folder() -> Path:
    """Where the font package keeps its files; it is found, never imported: files are all it has."""
    spec = importlib.util.find_spec(FONT_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"The package {FONT_PACKAGE} is missing; it brings the report's font.")
    return Path(spec.origin).parent / "files"


if __name__ == "__main__":
    sys.stdout.buffer.write(typeset(sys.stdin.buffer.read().decode()))
