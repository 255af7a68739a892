"""Object storage as a provider sells it: its name, its prices, and what its settings are called."""

from dataclasses import dataclass

from advisor.blueprint.part import usage
from advisor.cases import Array
from advisor.design import Setting, Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectStore:
    """One provider's object storage; the SKUs are per unit and month and per thousand requests."""

    title: str
    service: str
    scheme: str
    """What its addresses begin with, e.g. "s3" of "s3://"."""
    stored_sku: str
    written_sku: str
    read_sku: str
    versions_kept: Setting
    versions_dropped: Setting
    checksum: str
    """The header that carries a payload's checksum."""
    expiry: str
    """The setting that deletes objects after so many days."""
    abandoned: Setting
    """The rule that deletes uploads that were never finished."""
    unit_gb: float = 1.0
    """GB in the unit that storage is priced by: 1.074 for a GiB."""

    def stored(self, gb: Array, bound_by: str) -> Usage:
        """So many GB kept."""
        return usage(self.stored_sku, gb / self.unit_gb, bound_by)

    def written(self, thousands: Array, bound_by: str) -> Usage:
        """So many thousand objects written in a month."""
        return usage(self.written_sku, thousands, bound_by)

    def read(self, thousands: Array, bound_by: str) -> Usage:
        """So many thousand objects read in a month."""
        return usage(self.read_sku, thousands, bound_by)
