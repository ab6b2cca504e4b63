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


def keep_volume(volume):
    ec2 = boto3.client("ec2")
    ec2.create_snapshot(VolumeId="vol-1", Description="nightly")
    ec2.create_snapshot(VolumeId=volume)
    ec2.create_image(InstanceId="i-1", Name="shop-nightly")


# none of these
def others(client):
    client.create_db_snapshot(DBInstanceIdentifier="shop")
    boto3.client("fsx").create_backup(FileSystemId="x")
    rds.describe_db_snapshots()
