from datetime import datetime

from redis import Redis
from rq_scheduler import Scheduler

from shop import clean

scheduler = Scheduler(connection=Redis())
scheduler.cron("30 2 * * 0", func=clean, id="weekly", use_local_timezone=True)
scheduler.schedule(scheduled_time=datetime.utcnow(), func=clean, args=[1], interval=600)

# none of these
scheduler.schedule(datetime(2027, 1, 1), clean)
scheduler.enqueue_at(datetime(2027, 1, 1), clean)
