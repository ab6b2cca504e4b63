"""What the libraries themselves say of some expressions; their answers are kept, so that tests need none of them.

Run in an environment of its own, and read what changes::

    pip install 'apscheduler<4' celery croniter cronsim crontab huey pycron
    python tests/timing/ask_libraries.py > tests/timing/answers.jsonl
"""

# mypy: ignore-errors

import json
import warnings
from datetime import datetime, timedelta, timezone

EXPRESSIONS = (
    """
0 3 * * *|*/15 * * * *|0 0 13 * 5|0 0 */2 * 1|0 0 1-7 * 1|0 0 * * 1|0 0 * * 0|0 0 * * 6|0 0 * * 7|0 0 * * 1-5|0 0 * * mon|0 0 * * mon-fri
0 0 * * fri-mon|0 22-2 * * *|5/20 4 * * *|10-50/20 4 * * *|0 0 31 2 *|0 0 29 2 *|0 0 29 2 0|0 0 30 4,6 *|0 0 1 jan *|0 0 1 */3 *|0 12 1,15 * *
30 2 * * sun|0 0 L * *|0 0 last * *|0 0 * * 5L|0 0 * * L5|0 0 * * 5#2|0 0 ? * 1|60 0 * * *|0 24 * * *|0 0 0 * *|x 0 * * *|0 0 * * 5-7|0 0 1-31 * 5|0 0 31 * *
0 0 */7 * 3|7 4,16 * 2 *|*/7 3 1 * *|0 0 * * */2
""".strip()
    .replace("\n", "|")
    .split("|")
)
START = datetime(2027, 1, 1)
COUNT = 5
FAR = timedelta(days=366 * 12)


def stepping(matcher, text):
    """The runs of a library that only says whether a minute matches."""
    matches, on_day = matcher(text), matcher("* * " + text.split(maxsplit=2)[2])
    found, day = [], START
    while day < START + FAR and len(found) < COUNT:
        if on_day(day):
            found += [minute for minute in (day + timedelta(minutes=m) for m in range(1440)) if matches(minute)]
            if not found:
                break  # no minute of any day
        day += timedelta(days=1)
    return found[:COUNT]


def croniter(text):
    from croniter import croniter

    it = croniter(text, START - timedelta(minutes=1), max_years_between_matches=12)
    return [it.get_next(datetime) for _ in range(COUNT)]


def cronsim(text):
    from cronsim import CronSim

    it = CronSim(text, START - timedelta(minutes=1))
    return [next(it) for _ in range(COUNT)]


def celery(text):
    return stepping(_celery, text)


def _celery(text):
    from celery.schedules import crontab

    minute, hour, day, month, week = text.split()
    one = crontab(minute=minute, hour=hour, day_of_month=day, month_of_year=month, day_of_week=week)
    inside = (one.minute, one.hour, one.day_of_month, one.month_of_year, one.day_of_week)
    return lambda t: all(v in s for v, s in zip((t.minute, t.hour, t.day, t.month, t.isoweekday() % 7), inside))


def huey(text):
    return stepping(_huey, text)


def _huey(text):
    from huey import crontab

    minute, hour, day, month, week = text.split()
    return crontab(minute=minute, hour=hour, day=day, month=month, day_of_week=week, strict=True)


def apscheduler(text):
    from apscheduler.triggers.cron import CronTrigger

    minute, hour, day, month, week = text.split()
    trigger = CronTrigger(minute=minute, hour=hour, day=day, month=month, day_of_week=week, timezone=timezone.utc)
    found, after = [], START.replace(tzinfo=timezone.utc)
    while len(found) < COUNT:
        following = trigger.get_next_fire_time(None, after)
        if following is None:
            break
        found.append(following.replace(tzinfo=None))
        after = following + timedelta(minutes=1)
    return found


def rq_scheduler(text):
    from crontab import CronTab

    one, found, after = CronTab(text), [], START - timedelta(minutes=1)
    for _ in range(COUNT):
        after = one.next(after, return_datetime=True, default_utc=True)
        found.append(after)
    return found


def taskiq(text):
    import pycron

    return stepping(lambda one: lambda t: pycron.is_now(one, t), text)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    for ask in (croniter, cronsim, celery, huey, apscheduler, rq_scheduler, taskiq):
        for expression in EXPRESSIONS:
            try:
                runs = [f"{run:%Y-%m-%d %H:%M}" for run in ask(expression) if run < START + FAR]
            except Exception:
                runs = None
            print(json.dumps({"library": ask.__name__, "expression": expression, "runs": runs}))
