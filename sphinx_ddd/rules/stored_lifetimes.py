"""What services expire by themselves as code tells them to: MongoDB, S3, CloudWatch, results of Celery; and keys that AWS rotates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.lifecycle import Retention
from sphinx_ddd.rules._rule import Facts, assigns, calls
from sphinx_ddd.rules._security.options import option_of
from sphinx_ddd.source.uses import Assignment, Call

_DAY: Final = 86400.0
_CLIENTS: Final = ("boto3.client", "boto3.session.Session.client", "boto3.Session.client", "botocore.session.Session.create_client")
_MONGO: Final = ("pymongo.IndexModel", "pymongo.operations.IndexModel")
_COLLECTIONS: Final = tuple(
    f"{owner}.create_index"
    for owner in (
        "pymongo.collection.Collection",
        "pymongo.Collection",
        "motor.motor_asyncio.AsyncIOMotorCollection",
        "pymongo.MongoClient",
    )
)


@calls(*_MONGO, *_COLLECTIONS)
def mongo_index(use: Call) -> Facts:
    """Documents that MongoDB removes by an index on a date."""
    seconds = use.value(None, "expireAfterSeconds")
    if isinstance(seconds, int | float) and not isinstance(seconds, bool):
        yield Retention(name=_key(use), age_seconds=float(seconds), how="MongoDB, by an index with expireAfterSeconds")
    elif option := option_of(use.argument(None, "expireAfterSeconds"), use.context):
        yield Retention(name=_key(use), age_seconds=UNKNOWN, option=option, how="MongoDB, by an index with expireAfterSeconds")


def _key(use: Call) -> str:
    """The field of the index, with the collection where that is written before it."""
    keys = use.value(0, "keys")
    first = keys[0] if isinstance(keys, list | tuple) and keys else keys
    field = first[0] if isinstance(first, list | tuple) and first else first
    owner = use.context.code(use.node.func.expr) if isinstance(use.node.func, nodes.Attribute) and use.name.endswith("create_index") else ""
    return f"{owner}.{field}" if owner and isinstance(field, str) else field if isinstance(field, str) else "documents"


@calls(*(f"{client}.put_retention_policy" for client in _CLIENTS))
def log_group(use: Call) -> Facts:
    """Log groups of CloudWatch that are kept for some days."""
    days = use.integer(None, "retentionInDays")
    group = use.template(None, "logGroupName")
    if isinstance(days, int):
        yield Retention(name=group or "log group", age_seconds=days * _DAY, how="CloudWatch Logs, by its retention policy")


@calls(*(f"{client}.put_bucket_lifecycle_configuration" for client in _CLIENTS))
def bucket(use: Call) -> Facts:
    """Objects of S3 that a rule of their bucket expires."""
    stated = use.value(None, "LifecycleConfiguration")
    bucket_name = use.template(None, "Bucket")
    rules = stated.get("Rules") if isinstance(stated, dict) else None
    for rule in rules if isinstance(rules, list | tuple) else ():
        expiration = rule.get("Expiration") if isinstance(rule, dict) else None
        days = expiration.get("Days") if isinstance(expiration, dict) else None
        if isinstance(days, int):
            prefix = next((one for one in (rule.get("Prefix"), _prefix(rule)) if isinstance(one, str)), "")
            yield Retention(name=f"{bucket_name}/{prefix}", age_seconds=days * _DAY, how="S3, by a lifecycle rule of the bucket")


def _prefix(rule: dict[object, object]) -> object:
    chosen = rule.get("Filter")
    return chosen.get("Prefix") if isinstance(chosen, dict) else None


@calls(*(f"{client}.{method}" for client in _CLIENTS for method in ("enable_key_rotation", "rotate_secret")))
def rotation(use: Call) -> Facts:
    """Keys and secrets of AWS that are rotated."""
    name = use.template(None, "KeyId") or use.template(None, "SecretId")
    rules = use.value(None, "RotationRules")
    days = rules.get("AutomaticallyAfterDays") if isinstance(rules, dict) else use.value(None, "RotationPeriodInDays")
    how = "AWS KMS, by key rotation" if use.name.endswith("enable_key_rotation") else "AWS Secrets Manager, by rotation"
    yield Retention(name=name or "key", age_seconds=days * _DAY if isinstance(days, int) else None, how=how)


@assigns("celery.Celery.conf.result_expires", "celery.app.base.Celery.conf.result_expires")
def results(use: Assignment) -> Facts:
    """Results of Celery's tasks, which its backend or ``celery.backend_cleanup`` removes."""
    yield from _results(use.value())


@calls("celery.Celery.conf.update", "celery.app.base.Celery.conf.update")
def results_among_settings(use: Call) -> Facts:
    """As the setting alone, among others."""
    if use.expression(None, "result_expires") is not None:
        yield from _results(use.value(None, "result_expires"))


def _results(value: object) -> Iterator[Retention]:
    seconds = value.total_seconds() if isinstance(value, timedelta) else value
    if isinstance(seconds, int | float) and not isinstance(seconds, bool):
        how = "Celery's result backend; celery beat runs celery.backend_cleanup daily where the backend does not expire by itself"
        yield Retention(name="results of tasks", age_seconds=float(seconds), option="result_expires", how=how)
