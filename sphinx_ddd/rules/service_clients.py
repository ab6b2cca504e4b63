"""Storage, mail, directory, search and cluster services that the code connects to."""

from __future__ import annotations

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.dependencies import Dependency
from sphinx_ddd.rules._clients.clients import client_name, dependencies, of_expression
from sphinx_ddd.rules._clients.options import is_parameter
from sphinx_ddd.rules._clients.places import is_aside
from sphinx_ddd.rules._clients.service_names import AWS, AWS_KINDS, KEYSTONE_ADAPTERS, KEYSTONE_SESSIONS, SERVICES
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call

AWS_TIMEOUT = 60.0
"""Seconds that botocore waits for an answer without ``Config(read_timeout=)``."""
CONFIGS = ("botocore.config.Config", "botocore.client.Config", "aiobotocore.config.AioConfig")


@calls(*SERVICES)
def service(use: Call) -> Facts:
    """A storage, mail, directory, search or cluster service, by URL, host or option."""
    client = SERVICES[use.name]
    for found in dependencies(use, client):
        if client.service != "mail" or found.name != use.name:  # smtplib.SMTP() connects later, and says then where to
            yield found


@calls(*AWS)
def aws(use: Call) -> Facts:
    """A service of AWS that a client of boto3 is made for, with its time limit and retries."""
    if is_aside(use.context):
        return
    for one, _ in use.variants():
        name = one.text(0, "service_name")
        if not isinstance(name, str):
            continue
        endpoint = one.expression(None, "endpoint_url")
        url, option = of_expression(endpoint[1], endpoint[0]) if endpoint is not None and not is_parameter(endpoint[1]) else ("", "")
        timeout, retries = _config(one)
        yield Dependency(
            name=url or f"AWS {name}",
            service=AWS_KINDS.get(name, "http"),
            client=client_name(use),
            option=option or None,
            timeout_seconds=timeout,
            retries=retries,
        )


def _config(use: Call) -> tuple[Maybe[float], Maybe[int]]:
    """Read timeout and retries of ``config=Config(…)``."""
    node = use.argument(None, "config")
    if node is None:
        return (UNKNOWN if use.is_open() else AWS_TIMEOUT), None
    for origin in use.context.origins(node):
        where: Context = use.context.elsewhere(origin)
        if isinstance(origin.node, nodes.Call) and any(name in CONFIGS for name in where.names(origin.node.func)):
            made = Call(origin.node, where, CONFIGS[:1], origin.node)
            retries = made.value(None, "retries")
            attempts = retries.get("max_attempts") if isinstance(retries, dict) else None
            return made.number(None, "read_timeout", AWS_TIMEOUT), attempts if isinstance(attempts, int) else None
    return UNKNOWN, None


@calls(*KEYSTONE_SESSIONS, *KEYSTONE_ADAPTERS)
def keystone(use: Call) -> Facts:
    """A service of OpenStack whose address and credentials a group of options holds."""
    for one, _ in use.variants():
        group = one.text(1, "group")
        if isinstance(group, str):
            yield Dependency(name=f"[{group}]", service="http", client=use.name, option=f"[{group}]auth_url")
