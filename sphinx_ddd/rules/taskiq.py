"""Schedules of taskiq tasks (https://taskiq-python.github.io/guide/scheduling-tasks.html)."""

from __future__ import annotations

from astroid import nodes

from sphinx_ddd.rules._rule import Facts, decorates
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import defined_task
from sphinx_ddd.rules._schedules.when import When, by_cron, every
from sphinx_ddd.source.literals import Mapping
from sphinx_ddd.source.uses import Decoration

FRAMEWORK = "taskiq"
BROKERS = (
    "taskiq.AsyncBroker", "taskiq.InMemoryBroker", "taskiq.ZeroMQBroker", "taskiq.brokers.inmemory_broker.InMemoryBroker",
    "taskiq_redis.ListQueueBroker", "taskiq_redis.PubSubBroker", "taskiq_redis.RedisStreamBroker", "taskiq_aio_pika.AioPikaBroker",
    "taskiq_nats.NatsBroker", "taskiq_nats.PullBasedJetStreamBroker", "taskiq_nats.PushBasedJetStreamBroker",
    "taskiq_aio_kafka.AioKafkaBroker",
    "taskiq.brokers.shared_broker.async_shared_broker", "taskiq.async_shared_broker",
)  # fmt: skip


@decorates(*(f"{name}.task" for name in BROKERS))
def labelled(use: Decoration) -> Facts:
    """A task with a label ``schedule``, each entry of it; one with a ``time`` runs once."""
    given = use.argument(None, "schedule")
    for node in given.elts if isinstance(given, nodes.List | nodes.Tuple) else ():
        entry = use.context.value(node)
        interval = use.context.entry(entry, "interval") if isinstance(entry, Mapping) else None
        when: When | None = None
        if interval is not None:
            when = every(interval[1], interval[0])
        elif isinstance(entry, Mapping) and "cron" in entry:
            offset = entry.get("cron_offset")
            when = by_cron(entry["cron"], offset if isinstance(offset, str) else None)
        if when is not None:
            yield from scheduled(FRAMEWORK, use.template(None, "task_name"), defined_task(use.decorated, use.subject), when)
