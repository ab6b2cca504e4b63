"""Snapshots of Azure's disks."""

import azure.mgmt.compute as compute


class Disks:
    def __init__(self, credential):
        self.client = compute.ComputeManagementClient(credential, "shop")

    def backup(self, disk):
        self.client.snapshots.begin_create_or_update("shop", f"orders-{disk}", {"location": "here"})


# none of these: a snapshot that goes, and a disk that is made
def delete(credential, name):
    client = compute.ComputeManagementClient(credential, "shop")
    client.snapshots.begin_delete("shop", name)
    client.disks.begin_create_or_update("shop", name, {})
