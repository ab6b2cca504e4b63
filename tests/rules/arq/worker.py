from arq import cron
from arq.connections import RedisSettings


async def clean(ctx):
    """Remove old results."""


class WorkerSettings:
    functions = [clean]
    cron_jobs = [
        cron(clean, hour={9, 12, 18}, minute=12),
        cron("worker.clean", weekday="mon", hour=3, minute=0, name="monday"),
        cron(clean, hour=4),
        cron(clean, second={0, 30}, name="twice a minute"),
    ]


# none of these
RedisSettings(port=6379)
