from datetime import datetime, timedelta

from taskiq_redis import ListQueueBroker

broker = ListQueueBroker("redis://localhost")


@broker.task(schedule=[{"cron": "*/5 * * * *", "args": [1]}, {"interval": timedelta(minutes=1)}])
async def poll(value):
    """Ask for orders."""


@broker.task(task_name="berlin", schedule=[{"cron": "0 2 * * *", "cron_offset": "Europe/Berlin"}])
async def nightly(): ...


# none of these
@broker.task(schedule=[{"time": datetime(2027, 1, 1)}])
async def once(): ...


@broker.task
async def plain(): ...
