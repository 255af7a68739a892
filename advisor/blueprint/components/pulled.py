"""What pulling at each departure adds: a part, and time of the departure's run."""

from dataclasses import dataclass

from advisor.blueprint.part import Part
from advisor.cases import Array

CHANGED_SINCE = "(SELECT … WHERE (updated_at, id) > (…)) AS changed"
"""What Spark's JDBC reader asks a database for: its `lowerBound` parts the rows and chooses none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """The part, and the seconds an event adds to the departure's run."""

    part: Part
    event_s: Array
