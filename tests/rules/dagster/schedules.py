import dagster as dg


@dg.job
def load():
    """Load the orders."""


nightly = dg.ScheduleDefinition(name="nightly", job=load, cron_schedule="0 2 * * *", execution_timezone="America/New_York")
unnamed = dg.ScheduleDefinition(job_name="report", cron_schedule=["0 8 * * *", "@hourly"])


@dg.schedule(cron_schedule="*/30 * * * *", job=load)
def half_hourly(context): ...


@dg.asset(automation_condition=dg.AutomationCondition.on_cron("0 5 * * 1", "Europe/Rome"))
def weekly_figures():
    """Count the week."""


HOURLY = dg.AutomationCondition.on_cron("@hourly")
outside = dg.AssetSpec("outside", automation_condition=HOURLY)


# none of these
def make(schedule_name, cron):
    return dg.ScheduleDefinition(name=schedule_name, job=None, cron_schedule=cron)


@dg.asset(automation_condition=dg.AutomationCondition.eager())
def at_once(): ...


@dg.asset
def by_hand(): ...


@dg.sensor(job=load, minimum_interval_seconds=30)
def sensor(context): ...
