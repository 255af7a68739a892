"""Cloud Storage as the object storage of Google Cloud."""

from advisor.blueprint.components.object_store import ObjectStore
from advisor.cost.sizing.gcp import GIB
from advisor.design import Setting

CLOUD_STORAGE = ObjectStore(
    title="Cloud Storage",
    service="gcs",
    scheme="gs",
    stored_sku="gcp.storage.standard_gib_month",
    written_sku="gcp.storage.thousand_class_a",
    read_sku="gcp.storage.thousand_class_b",
    versions_kept=Setting(name="versioning.enabled", value="true"),
    versions_dropped=Setting(name="versioning.enabled", value="false"),
    checksum="x-goog-hash: crc32c",
    expiry="lifecycle.rule.condition.age",
    abandoned=Setting(name="lifecycle AbortIncompleteMultipartUpload", value="age: 7"),
    unit_gb=GIB / 1e9,
)
