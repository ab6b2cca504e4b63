from django_cron import CronJobBase, Schedule

RUN_EVERY = 120


class Poll(CronJobBase):
    """Ask the shop for orders."""

    schedule = Schedule(run_every_mins=RUN_EVERY)
    code = "shop.poll"

    def do(self): ...


class AtTimes(CronJobBase):
    schedule = Schedule(run_at_times=["11:30", "23:30"])
    code = "shop.at_times"


# none of these
class Plain:
    schedule = Schedule(run_every_mins=5)
