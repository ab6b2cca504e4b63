"""Snapshots and backups that AWS is asked for."""

from __future__ import annotations

from typing import Final, NamedTuple

from astroid import nodes

from sphinx_ddd.facts.backups import Backup
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._stored import pairs, words
from sphinx_ddd.source.uses import Call

CLIENTS: Final = ("boto3.client", "boto3.session.Session.client", "boto3.Session.client")


class Snapshot(NamedTuple):
    """A request that saves something."""

    service: str
    saves: str
    named_by: str
    """The argument that says of what."""
    target: str
    """The argument that says what the copy is called."""


SNAPSHOTS: Final = {
    "create_db_snapshot": Snapshot("rds", "RDS instance", "DBInstanceIdentifier", "DBSnapshotIdentifier"),
    "create_db_cluster_snapshot": Snapshot("rds", "RDS cluster", "DBClusterIdentifier", "DBClusterSnapshotIdentifier"),
    "create_snapshot": Snapshot("ec2", "EBS volume", "VolumeId", ""),
    "create_image": Snapshot("ec2", "EC2 instance", "InstanceId", "Name"),
    "create_backup": Snapshot("dynamodb", "DynamoDB table", "TableName", "BackupName"),
    "export_table_to_point_in_time": Snapshot("dynamodb", "DynamoDB table", "TableArn", "S3Bucket"),
    "start_backup_job": Snapshot("backup", "resource", "ResourceArn", "BackupVaultName"),
    "create_cluster_snapshot": Snapshot("redshift", "Redshift cluster", "ClusterIdentifier", "SnapshotIdentifier"),
}


@calls(*(f"{client}.{method}" for client in CLIENTS for method in SNAPSHOTS))
def snapshot(use: Call) -> Facts:
    """A snapshot or backup of a database, a volume or an instance of AWS."""
    one = SNAPSHOTS[use.name.rpartition(".")[2]]
    if not isinstance(use.node.func, nodes.Attribute) or one.service not in _services(use):
        return
    yield Backup(
        name=words.said(one.saves, use.template(None, one.named_by)),
        target=words.place(use.template(None, one.target)) if one.target else None,
        tool=f"{one.service}.{use.name.rpartition('.')[2]}",
        restore=pairs.counterpart(use.node, use.context) or None,
    )


def _services(use: Call) -> set[str]:
    """The services that the client may be for."""
    assert isinstance(use.node.func, nodes.Attribute)
    found: set[str] = set()
    for origin in use.context.origins(use.node.func.expr):
        if isinstance(origin.node, nodes.Call) and origin.node.args:
            service = use.context.elsewhere(origin).text(origin.node.args[0])
            found |= {service} if isinstance(service, str) else set()
    return found
