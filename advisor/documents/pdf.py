"""The report as PDF, in this process or in a child.

Typst keeps what it has computed: a process that typesets many reports grows to about 300 MB and stays there.
Where that is too much, `design_pdf_apart` typesets in a child, somewhat slower.
"""

import json
import subprocess
import sys
from pathlib import Path

from advisor.documents.document import DesignDocument
from advisor.documents.report.content import content
from advisor.documents.typesetting import typeset

PROJECT = Path(__file__).parents[2]
TIME_LIMIT_S = 60


def design_pdf(document: DesignDocument) -> bytes:
    """The report, typeset in this process."""
    return typeset(_data(document))


def design_pdf_apart(document: DesignDocument) -> bytes:
    """The report, typeset in a child process.

    Raises CalledProcessError if the child fails, TimeoutExpired after a minute.
    """
    command = [sys.executable, "-m", "advisor.documents.typesetting"]
    done = subprocess.run(  # noqa: S603 - our own module, fed on its standard input
        command,
        input=_data(document).encode(),
        capture_output=True,
        check=True,
        timeout=TIME_LIMIT_S,
        cwd=PROJECT,
    )
    return done.stdout


def _data(document: DesignDocument) -> str:
    return json.dumps(content(document), sort_keys=True, ensure_ascii=False)
