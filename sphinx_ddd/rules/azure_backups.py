"""Snapshots of disks that Azure is asked for."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.facts.backups import Backup
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._stored import pairs, words
from sphinx_ddd.source.uses import Call

_CLIENTS: Final = ("azure.mgmt.compute.ComputeManagementClient", "azure.mgmt.compute.aio.ComputeManagementClient")
SNAPSHOTS: Final = tuple(f"{client}.snapshots.begin_create_or_update" for client in _CLIENTS)


@calls(*SNAPSHOTS)
def snapshot(use: Call) -> Facts:
    """A snapshot of a managed disk, by the name that it is given."""
    back = pairs.counterpart(use.node, use.context)
    target = words.place(use.template(1, "snapshot_name"))
    yield Backup(name="managed disk", target=target, tool="snapshots.begin_create_or_update", restore=back or None)
