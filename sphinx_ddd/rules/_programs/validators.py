"""Programs that only look whether a configuration is in order: what stands before a reload, or after a change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.validation import Check
from sphinx_ddd.source.project import walk
from sphinx_ddd.source.uses import Call

_ASKED: Final[dict[str, tuple[str, ...]]] = {
    "amtool": ("check-config",), "apache2": ("-t",), "apache2ctl": ("configtest", "-t"), "apachectl": ("configtest", "-t"),
    "caddy": ("validate",), "dnsmasq": ("--test",), "haproxy": ("-c",), "httpd": ("-t",), "iptables-restore": ("-t", "--test"),
    "keepalived": ("-t", "--config-test"), "knotc": ("conf-check",), "nft": ("-c", "--check"), "nginx": ("-t", "-tq"), "php-fpm": ("-t",),
    "postfix": ("check",), "promtool": ("check",), "rsyslogd": ("-N1",), "sshd": ("-t", "-T"), "systemd-analyze": ("verify",),
    "varnishd": ("-C",), "visudo": ("-c", "-cf", "--check"),
}  # fmt: skip
"""Programs that check a configuration when they are asked to by one of these words."""
_ALWAYS: Final = frozenset({"named-checkconf", "named-checkzone", "slaptest", "testparm", "unbound-checkconf"})
"""Programs that do nothing else."""
_OF: Final = {
    "amtool": "Alertmanager", "apache2": "Apache", "apache2ctl": "Apache", "apachectl": "Apache", "httpd": "Apache",
    "named-checkconf": "named", "named-checkzone": "named", "promtool": "Prometheus", "rsyslogd": "rsyslog", "slaptest": "slapd",
    "systemd-analyze": "systemd", "testparm": "Samba", "unbound-checkconf": "unbound", "visudo": "sudo",
}  # fmt: skip
"""Whose configuration it is, where the program has another name."""
_TAKEN_UP: Final = frozenset({"restart", "reload", "start", "try-restart", "reload-or-restart"})


def checks(command: tuple[str, ...], use: Call) -> Iterator[Check]:
    """The check that a command line is, if it is one."""
    program = command[0].rpartition("/")[2] if command else ""
    asked = next((word for word in command[1:] if word in _ASKED.get(program, ())), "")
    if asked or program in _ALWAYS:
        of = _OF.get(program, program)
        name = f"the configuration of {of} ({' '.join(filter(None, (program, asked)))})"
        yield Check(name=name, stage="after" if _is_taken_up_before(use) else "before", guards=use.subject)


def _is_taken_up_before(use: Call) -> bool:
    """Whether the function starts or reloads something before it looks."""
    function = use.node.scope()
    words = (node for node in walk(function) if isinstance(node, nodes.Const)) if isinstance(function, nodes.FunctionDef) else ()
    return any(word.value in _TAKEN_UP and (word.lineno or 0) < (use.node.lineno or 0) for word in words if isinstance(word.value, str))
