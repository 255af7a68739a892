"""S3 as the object storage of AWS."""

from advisor.blueprint.components.object_store import ObjectStore
from advisor.design import Setting

S3 = ObjectStore(
    title="S3",
    service="s3",
    scheme="s3",
    stored_sku="aws.s3.gb_month",
    written_sku="aws.s3.thousand_puts",
    read_sku="aws.s3.thousand_gets",
    versions_kept=Setting(name="Versioning", value="Enabled"),
    versions_dropped=Setting(name="Versioning", value="Suspended"),
    checksum="x-amz-checksum-sha256",
    expiry="Expiration.Days",
    abandoned=Setting(name="AbortIncompleteMultipartUpload", value="7 days"),
)
