import schedule
from schedule import every, repeat

from shop import every as other


def job(name="all"):
    """Look for new files."""


schedule.every(10).minutes.do(job)
schedule.every().hour.do(job, name="hour")
schedule.every().day.at("10:30").do(job)
schedule.every().monday.at("06:15", "Europe/Amsterdam").do(job)
schedule.every().wednesday.do(job)
schedule.every(5).to(10).minutes.do(job)
schedule.every().hour.at(":17").do(job)
own = schedule.Scheduler()
own.every(2).weeks.tag("slow").do(job)


@repeat(every().day.at("00:00"))
def midnight(): ...


# none of these
other(10).minutes.do(job)
job.do(schedule)
schedule.every(3).hours
