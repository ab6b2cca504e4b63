"""Snapshots."""

import boto3

rds = boto3.client("rds")


def create_snapshot(name):
    rds.create_db_snapshot(DBInstanceIdentifier="shop", DBSnapshotIdentifier=f"shop-{name}")


def restore_snapshot(name):
    pass


class Tables:
    def __init__(self):
        self.client = boto3.client("dynamodb")

    def save(self):
        self.client.create_backup(TableName="orders", BackupName="orders-nightly")


# none of these
def others(client):
    client.create_db_snapshot(DBInstanceIdentifier="shop")
    boto3.client("fsx").create_backup(FileSystemId="x")
    rds.describe_db_snapshots()
