"""What a program tells systemd: that it has started, and that it is alive."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.facts.health import HealthCheck
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.uses import Call

NOTIFY: Final = {
    "systemd.daemon.notify": 0, "sdnotify.SystemdNotifier.notify": 0, "cysystemd.daemon.notify": 0,
    "systemd_watchdog.watchdog.notify": 0,
}  # fmt: skip
SAID: Final = {
    "sd_notify.Notifier.ready": "READY=1", "systemd_watchdog.watchdog.ready": "READY=1", "oslo_service.systemd.notify": "READY=1",
    "oslo_service.systemd.notify_once": "READY=1", "cysystemd.daemon.Notification.READY": "READY=1",
    "cysystemd.daemon.Notification.WATCHDOG": "WATCHDOG=1", "sd_notify.Notifier.notify": "WATCHDOG=1",
}  # fmt: skip
RETURNS = {"systemd_watchdog.watchdog": "systemd_watchdog.watchdog"}
MEANS: Final = {
    "READY=1": ("startup", "Tells systemd that the program has started; with Type=notify, systemctl start waits for it."),
    "WATCHDOG=1": ("liveness", "Tells systemd that the program is alive; with WatchdogSec=, systemd restarts it when that stops."),
}


@calls(*NOTIFY, *SAID)
def told(use: Call) -> Facts:
    """A notification to systemd: ``READY=1`` or ``WATCHDOG=1``."""
    if use.name in SAID:
        said = SAID[use.name]
    else:
        given = use.argument(NOTIFY[use.name])
        value = use.context.value(given)
        names = use.context.names(given)
        said = value if isinstance(value, str) else next((SAID[name] for name in names if name in SAID), "")
    for line in said.split("\n"):
        if line in MEANS:
            probe, description = MEANS[line]
            yield HealthCheck(name=f"sd_notify {line}", framework="systemd", transport="function", probe=probe, description=description)
