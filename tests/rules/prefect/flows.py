from datetime import timedelta

from prefect import flow, task
from prefect.schedules import Cron, Interval


@flow(log_prints=True)
def load():
    """Load the orders. Slow."""


load.serve(name="nightly", cron="0 2 * * *")
load.deploy("often", work_pool_name="pool", interval=timedelta(minutes=10))
load.to_deployment(name="zone", schedule=Cron("0 3 * * *", timezone="Europe/Paris"))
load.serve(name="many", schedules=[Interval(timedelta(hours=1), timezone="UTC"), Cron("0 0 1 * *")])


# none of these
@task
def step(): ...


load.serve(name="by hand")
step.serve()
