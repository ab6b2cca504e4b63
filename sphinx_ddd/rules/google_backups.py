"""Snapshots of disks and backups of databases that Google Cloud is asked for."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.facts.backups import Backup
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._stored import pairs
from sphinx_ddd.source.uses import Call

_MODULES: Final = ("google.cloud.compute", "google.cloud.compute_v1")
_SAVES: Final = {
    "SnapshotsClient.insert": "persistent disk", "DisksClient.create_snapshot": "persistent disk",
    "RegionDisksClient.create_snapshot": "persistent disk", "MachineImagesClient.insert": "Compute Engine instance",
}  # fmt: skip
SNAPSHOTS: Final = {f"{module}.{call}": what for module in _MODULES for call, what in _SAVES.items()}
"""What each call saves."""


@calls(*SNAPSHOTS)
def snapshot(use: Call) -> Facts:
    """A snapshot of a disk, or an image of a whole instance."""
    back = pairs.counterpart(use.node, use.context)
    yield Backup(name=SNAPSHOTS[use.name], tool=use.name.removeprefix("google.cloud."), restore=back or None)
