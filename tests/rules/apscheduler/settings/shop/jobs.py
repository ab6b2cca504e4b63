from apscheduler.schedulers.background import BackgroundScheduler

from shop import conf
from shop.conf import POLL


def poll(): ...


def twice(): ...


def sweep(): ...


scheduler = BackgroundScheduler()
scheduler.add_job(poll, "interval", seconds=POLL)
scheduler.add_job(twice, "interval", seconds=conf.POLL * 2)
scheduler.add_job(sweep, "interval", seconds=conf.SWEEP)


# none of these
def start(seconds):
    scheduler.add_job(unknown, "date")
