"""Message brokers that the code connects to: RabbitMQ, Kafka, NATS, MQTT, through Celery, Kombu, oslo.messaging and drivers."""

from __future__ import annotations

from dataclasses import replace

from astroid import nodes

from sphinx_ddd.facts.dependencies import Dependency
from sphinx_ddd.rules._clients.broker_names import BROKERS, CELERY, CONFLUENT, CONFLUENT_SERVERS, NOTIFICATIONS, NOTIFICATIONS_OPTION
from sphinx_ddd.rules._clients.clients import Client, Parameter, dependencies, dependency, of_expression
from sphinx_ddd.rules._clients.places import is_aside
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.uses import Call

BROKER = Client(service="broker", url=(Parameter("broker"), Parameter("broker_url")))
RESULTS = Client(service="database", url=(Parameter("backend"), Parameter("result_backend")))


@calls(*BROKERS)
def broker(use: Call) -> Facts:
    """A broker that a client connects to, by URL, host or option."""
    client = BROKERS[use.name]
    for found in dependencies(use, client):
        if use.name in NOTIFICATIONS and found.name == client.option:
            yield replace(found, name=NOTIFICATIONS_OPTION, option=NOTIFICATIONS_OPTION)
        yield found


@calls(*CONFLUENT)
def confluent(use: Call) -> Facts:
    """A Kafka cluster that a client of confluent_kafka is told in its dict of settings."""
    if is_aside(use.context):
        return
    found = next(filter(None, (_entry(use, key) for key in CONFLUENT_SERVERS)), None)
    name, option = of_expression(found, use.context) if found is not None else ("", "")
    yield Dependency(name=name or option or use.name, service="broker", client=use.name, option=option or None)


def _entry(use: Call, key: str) -> nodes.NodeNG | None:
    given = use.argument(0, "config")
    if isinstance(given, nodes.Dict):
        return next((value for name, value in given.items if use.context.text(name) == key), None)
    found = use.context.entry(use.context.value(given), key)
    return found[1] if found is not None else None


@calls(*CELERY)
def celery(use: Call) -> Facts:
    """The broker and the result backend that a Celery application is made with."""
    for client in (BROKER, RESULTS):
        if not is_aside(use.context) and any(use.argument(None, p.name) is not None for p in client.url):
            found = dependency(use, client)
            if found is not None and found.name != use.name and not found.name.startswith(("rpc://", "memory://", "cache+memory")):
                yield found
