"""Data Lake Storage Gen2 as the object storage of Azure."""

from advisor.blueprint.components.object_store import ObjectStore
from advisor.design import Setting

DATA_LAKE = ObjectStore(
    title="Data Lake Storage",
    service="azure_data_lake",
    scheme="abfss",
    stored_sku="azure.storage.hot_zrs_gb_month",
    written_sku="azure.storage.thousand_writes",
    read_sku="azure.storage.thousand_reads",
    versions_kept=Setting(name="deleteRetentionPolicy.enabled", value="true"),
    versions_dropped=Setting(name="deleteRetentionPolicy.enabled", value="false"),
    checksum="x-ms-content-crc64",
    expiry="lifecycle baseBlob.delete.daysAfterModificationGreaterThan",
    abandoned=Setting(name="uncommitted blocks", value="dropped by the service after 7 days"),
)
