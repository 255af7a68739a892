"""The documents there are: file name, content type and title of each, and how it is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from advisor.documents.contract import contract_yaml
from advisor.documents.design_json import design_json
from advisor.documents.document import DesignDocument
from advisor.documents.drawing.architecture import architecture_svg
from advisor.documents.mermaid import mermaid
from advisor.documents.pdf import design_pdf
from advisor.documents.record import record_md
from advisor.documents.structurizr import structurizr_dsl


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of document. `make` is pure: the same bytes for the same input."""

    file_name: str
    content_type: str
    title: str
    about: str
    make: Callable[[DesignDocument], bytes]


def _text(make: Callable[[DesignDocument], str]) -> Callable[[DesignDocument], bytes]:
    return lambda document: make(document).encode()


def _drawing(document: DesignDocument) -> str:
    return architecture_svg(document.advice.blueprint)


KINDS: tuple[Kind, ...] = (
    Kind(
        file_name="design.pdf",
        content_type="application/pdf",
        title="Report",
        about="The decision with all that it rests on, to put before a board.",
        make=design_pdf,
    ),
    Kind(
        file_name="record.md",
        content_type="text/markdown; charset=utf-8",
        title="Decision record",
        about="MADR 4.0, to keep beside the code.",
        make=_text(record_md),
    ),
    Kind(
        file_name="architecture.svg",
        content_type="image/svg+xml",
        title="Drawing",
        about="The architecture with time and money at each component.",
        make=_text(_drawing),
    ),
    Kind(
        file_name="architecture.mmd",
        content_type="text/vnd.mermaid; charset=utf-8",
        title="Mermaid diagram",
        about="The architecture for wikis that draw text.",
        make=_text(mermaid),
    ),
    Kind(
        file_name="architecture.dsl",
        content_type="text/plain; charset=utf-8",
        title="Structurizr model",
        about="C4 context, containers and deployment.",
        make=_text(structurizr_dsl),
    ),
    Kind(
        file_name="contract.yaml",
        content_type="application/yaml; charset=utf-8",
        title="Data contract",
        about="ODCS 3.1 with the promise as service level.",
        make=_text(contract_yaml),
    ),
    Kind(
        file_name="design.json",
        content_type="application/json",
        title="Everything as data",
        about="Facts, advice and simulation for tools.",
        make=_text(design_json),
    ),
)
KIND_BY_NAME: Mapping[str, Kind] = {kind.file_name: kind for kind in KINDS}
