"""Ceph as object storage of one's own: disks are counted with what erasure coding and free room take."""

from advisor.blueprint.components.object_store import ObjectStore
from advisor.cost.sizing.self_hosted_limits import ERASURE, OSD_FILL, OSD_SPACE
from advisor.design import Setting, Sized
from advisor.quantity import digits

CEPH = ObjectStore(
    title="Ceph",
    service="object_store",
    scheme="s3a",
    stored_sku="self_hosted.disk.hdd_gb_month",
    written_sku="self_hosted.object_store.thousand_writes",
    read_sku="self_hosted.object_store.thousand_reads",
    versions_kept=Setting(name="versioning", value="Enabled"),
    versions_dropped=Setting(name="versioning", value="Suspended"),
    checksum="x-amz-checksum-crc32c",
    expiry="lifecycle Expiration Days",
    abandoned=Setting(name="lifecycle AbortIncompleteMultipartUpload", value="DaysAfterInitiation: 7"),
    unit_gb=OSD_FILL.value / ERASURE.value,
)
"""A GB of disk keeps 0.567 GB: two chunks of parity for four of data, and disks filled to 85 %."""


def disk_gb(daemons: Sized) -> str:
    """The most that so many daemons keep, in words."""
    kept = float(daemons.value[0]) * OSD_SPACE.value * CEPH.unit_gb
    return f"which keep {digits(kept)} TB at most"
