"""The report, and the comparison of two states, as PDF, in this process or in a child.

Typst keeps what it has computed: a process that typesets many reports grows to about 300 MB and stays there.
Where that is too much, `design_pdf_apart` typesets in a child, somewhat slower.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from advisor.documents.document import DesignDocument
from advisor.documents.report.content import content
from advisor.documents.report.revisions import comparison_content
from advisor.documents.revision_comparison import RevisionComparison
from advisor.documents.typesetting import COMPARISON, REPORT, typeset

PROJECT = Path(__file__).parents[2]
TIME_LIMIT_S = 60


def design_pdf(document: DesignDocument) -> bytes:
    """The report, typeset in this process."""
    return typeset(_json(content(document)))


def design_pdf_apart(document: DesignDocument) -> bytes:
    """The report, typeset in a child process.

    Raises CalledProcessError if the child fails, TimeoutExpired after a minute.
    """
    return _apart(content(document), REPORT)


def comparison_pdf(comparison: RevisionComparison) -> bytes:
    """What differs between two states of a decision, typeset in this process."""
    return typeset(_json(comparison_content(comparison)), COMPARISON)


def comparison_pdf_apart(comparison: RevisionComparison) -> bytes:
    """The same in a child process; raises as `design_pdf_apart` does."""
    return _apart(comparison_content(comparison), COMPARISON)


def _apart(data: Mapping[str, Any], template: str) -> bytes:
    command = [sys.executable, "-m", "advisor.documents.typesetting", template]
    done = subprocess.run(  # noqa: S603 - our own module, fed on its standard input
        command,
        input=_json(data).encode(),
        capture_output=True,
        check=True,
        timeout=TIME_LIMIT_S,
        cwd=PROJECT,
    )
    return done.stdout


def _json(data: Mapping[str, Any]) -> str:
    return json.dumps(data, sort_keys=True, ensure_ascii=False)
