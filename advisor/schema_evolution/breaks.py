"""What stands between a reader's schema and data written with another."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """One place where a reader cannot take what a writer may have written.

    `path` begins with $ and names fields; the remedies say which change of either schema would mend it.
    """

    path: str
    reason: str
    reader_remedy: str
    writer_remedy: str
