CRONJOBS = [
    ("*/5 * * * *", "shop.cron.poll"),
    ("0 4 * * *", "django.core.management.call_command", ["clearsessions"], {}, ">> /var/log/shop.log"),
]


# none of these
class Old:
    jobs = [("0 4 * * *", "shop.cron.old")]


JOBS = [("0 4 * * *", "shop.cron.other")]
