"""Makes the documents of a decision: the same bytes for the same stored input, for pages and API alike."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.text import slugify

from advisor.documents.contract import contract_yaml
from advisor.documents.d2 import d2
from advisor.documents.design_json import design_json
from advisor.documents.document import DesignDocument
from advisor.documents.drawing.architecture import architecture_svg
from advisor.documents.drawio import drawio_xml
from advisor.documents.improvement_plan import improvement_plan_csv
from advisor.documents.mermaid import mermaid
from advisor.documents.palette import Theme
from advisor.documents.pdf import design_pdf_apart
from advisor.documents.record import record_md
from advisor.documents.structurizr import structurizr_dsl
from decisions.models.decision import Decision
from decisions.selectors.design import design_document, printed_design


class DocumentFailed(Exception):
    """A document could not be made in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """A document by its file's name; `write` makes it of what `read` knows of a decision."""

    name: str
    title: str
    content_type: str
    write: Callable[[DesignDocument], str | bytes]
    read: Callable[[Decision], DesignDocument] = design_document


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A document, ready to be sent."""

    content: bytes
    content_type: str
    filename: str


def _drawing(document: DesignDocument) -> str:
    """In fixed colours: not every viewer of SVG knows a page's theme."""
    return architecture_svg(document.advice.blueprint, theme=Theme.LIGHT)


def _kind(
    name: str, title: str, content_type: str, write: Callable[[DesignDocument], str | bytes]
) -> DocumentKind:
    return DocumentKind(name=name, title=title, content_type=content_type, write=write)


KINDS: tuple[DocumentKind, ...] = (
    DocumentKind(
        name="design.pdf",
        title="Design document",
        content_type="application/pdf",
        write=design_pdf_apart,
        read=printed_design,
    ),
    _kind("record.md", "Decision record", "text/markdown; charset=utf-8", record_md),
    _kind("architecture.svg", "Architecture drawing", "image/svg+xml", _drawing),
    _kind("architecture.mmd", "Architecture in Mermaid", "text/vnd.mermaid; charset=utf-8", mermaid),
    _kind(
        "architecture.dsl", "Architecture in Structurizr DSL", "text/plain; charset=utf-8", structurizr_dsl
    ),
    _kind("architecture.d2", "Architecture in D2", "text/plain; charset=utf-8", d2),
    _kind("architecture.drawio", "Architecture for draw.io", "application/xml; charset=utf-8", drawio_xml),
    _kind("contract.yaml", "Data contract", "application/yaml; charset=utf-8", contract_yaml),
    _kind("improvement-plan.csv", "Improvement plan", "text/csv; charset=utf-8", improvement_plan_csv),
    _kind("design.json", "Everything as data", "application/json", design_json),
)
KIND_BY_NAME = {kind.name: kind for kind in KINDS}


def render(decision: Decision, kind: DocumentKind) -> Rendered:
    """The document; raises DocumentFailed where typesetting breaks off or takes too long."""
    try:
        written = kind.write(kind.read(decision))
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise DocumentFailed(f"{kind.title} could not be made just now; try again.") from error
    content = written.encode() if isinstance(written, str) else written
    stem = slugify(decision.title)[:60] or "decision"
    return Rendered(content=content, content_type=kind.content_type, filename=f"{stem}-{kind.name}")
