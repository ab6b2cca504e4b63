from django_q.models import Schedule
from django_q.tasks import async_task, schedule

from shop import clean

schedule("shop.reports.daily", name="daily report", schedule_type=Schedule.DAILY)
schedule("shop.poll", schedule_type="I", minutes=15)
schedule("shop.nightly", schedule_type=Schedule.CRON, cron="0 22 * * 1-5")
Schedule.objects.create(func="shop.month", name="month", schedule_type=Schedule.MONTHLY)
Schedule.objects.get_or_create(func="shop.hour", schedule_type=Schedule.HOURLY)

# none of these
schedule("shop.once")
schedule("shop.once", schedule_type=Schedule.ONCE)
Schedule.objects.filter(func="shop.month")
async_task(clean)
