"""Snapshots of Google's disks."""

from google.cloud import compute_v1


def compute():
    from google.cloud import compute

    return compute


class Disks:
    def __init__(self):
        self.disks = compute_v1.DisksClient()
        self.client = compute().SnapshotsClient()

    def backup(self, name):
        self.client.insert({"snapshot_resource": {"name": name}})

    def restore(self, name):
        self.disks.insert({"source_snapshot": name})


def nightly():
    compute_v1.DisksClient().create_snapshot(project="shop", zone="a", disk="orders")


# none of these: a disk that is made, and a snapshot that is looked at
def make():
    compute_v1.DisksClient().insert(project="shop")
    compute_v1.SnapshotsClient().get(project="shop", snapshot="one")
    [].insert(0, "one")
