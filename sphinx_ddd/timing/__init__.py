"""When a cron expression runs, by the rules of the library that reads it; and what it says in words. Knows nothing of ours.

::

    cron = read("0 0 13 * 5", dialect_of("celery"))     # Cron, or None where that library would refuse it, or it cannot be read
    cron.runs(EPOCH, 3)                                 # three datetimes without a zone: wall clock time of the scheduler
    cron.never_fires                                    # True for 31 February
    cron.words                                          # "At 00:00, on day 13 of the month, if that is a Friday"
    cron.text                                           # the five fields, an alias such as @daily written out

The same text is read differently: the day of the month and the day of the week are joined by *or* in cron, and by *and* in Celery, huey and
APScheduler; ``1`` is Monday, but Tuesday in APScheduler and arq.
"""

from sphinx_ddd.timing.cron import ALIASES, EPOCH, Cron, next_example, read
from sphinx_ddd.timing.dialects import Dialect, dialect_of, local_zone
from sphinx_ddd.timing.intervals import interval_words
from sphinx_ddd.timing.nights import dst_hours, shared_minutes

__all__ = [
    "ALIASES",
    "EPOCH",
    "Cron",
    "Dialect",
    "dialect_of",
    "dst_hours",
    "interval_words",
    "local_zone",
    "next_example",
    "read",
    "shared_minutes",
]
