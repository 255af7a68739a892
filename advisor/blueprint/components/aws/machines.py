"""EC2 machines that a team runs by itself beside AWS's services."""

from advisor.blueprint.components.virtual_machines import Machine, Machines

DATABASES = Machines(
    usual=Machine(name="m6g.xlarge", hour_sku="aws.ec2.m6g_xlarge_hour"),
    small=Machine(name="m7g.large", hour_sku="aws.ec2.m7g_large_hour"),
)
XLARGE = Machines(
    usual=Machine(name="m6g.xlarge", hour_sku="aws.ec2.m6g_xlarge_hour"),
    small=Machine(name="t3.medium", hour_sku="aws.ec2.t3_medium_hour"),
)
