from rq import cron


def clean():
    """Remove what is old."""


cron.register(clean, queue_name="low", interval=3600)
cron.register("shop.report", queue_name="low", cron="0 9 * * 1-5", name="report")

# none of these
cron.register(clean, queue_name="low")
