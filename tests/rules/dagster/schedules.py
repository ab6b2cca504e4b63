import dagster as dg


@dg.job
def load():
    """Load the orders."""


nightly = dg.ScheduleDefinition(name="nightly", job=load, cron_schedule="0 2 * * *", execution_timezone="America/New_York")
unnamed = dg.ScheduleDefinition(job_name="report", cron_schedule=["0 8 * * *", "@hourly"])


@dg.schedule(cron_schedule="*/30 * * * *", job=load)
def half_hourly(context): ...


# none of these
@dg.sensor(job=load, minimum_interval_seconds=30)
def sensor(context): ...
