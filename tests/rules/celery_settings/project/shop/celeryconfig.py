"""Loaded by name."""

broker_pool_limit = 20
result_backend = "db+postgresql://shop:hunter2@db/results"
task_annotations = {"*": {"rate_limit": "10/s"}}
CELERYBEAT_SCHEDULE_FILENAME = "/var/beat"

# none of these
helper = 1
LIMIT = 3
