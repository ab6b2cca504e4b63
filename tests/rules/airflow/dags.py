"""DAGs in every spelling."""

from datetime import datetime, timedelta

from pathlib import Path

import pendulum
from airflow import DAG
from airflow.sdk import Asset, asset, dag, task
from airflow.timetables.interval import CronDataIntervalTimetable
from airflow.timetables.trigger import CronTriggerTimetable, DeltaTriggerTimetable

BERLIN = pendulum.timezone("Europe/Berlin")
default_args = {"owner": "ops", "retries": 2}

with DAG("nightly", description="Load the orders", schedule="30 2 * * *", start_date=pendulum.datetime(2024, 1, 1, tz="UTC")):
    pass

preset = DAG(dag_id="preset", schedule="@daily", start_date=datetime(2024, 1, 1), default_args=default_args)
old = DAG("old", schedule_interval=timedelta(hours=4), start_date=datetime(2024, 1, 1, tzinfo=BERLIN), catchup=False)
once = DAG("once", schedule="@once")
by_hand = DAG("by_hand", schedule=None)
after = DAG("after_data", schedule=[Asset("s3://orders")])
table = DAG("table", schedule=CronTriggerTimetable("0 1 * * MON", timezone="Europe/Berlin"))
intervals = DAG("intervals", timetable=CronDataIntervalTimetable("0 3 * * 1-5", timezone=BERLIN))
of_file = DAG(Path(__file__).stem, schedule="@quarterly")
delta = DAG("delta", schedule=DeltaTriggerTimetable(timedelta(days=1)))

for shop, hour in (("north", 1), ("south", 2)):
    DAG(f"load_{shop}", schedule=f"0 {hour} * * *")


@dag(schedule="@hourly", start_date=pendulum.datetime(2024, 1, 1, tz=BERLIN))
def hourly():
    """Refresh the stock."""

    @task(retries=3)
    def fetch(): ...

    fetch()


@dag("named", schedule="0 0 13 * 5")
def unlucky(): ...


@asset(uri="s3://orders", schedule="@weekly")
def orders():
    """Orders of a week."""


# none of these
@task
def alone(): ...


def DAGS(dag_id): ...


DAGS("not_airflow")


def restored(data):
    return DAG(data["dag_id"])
