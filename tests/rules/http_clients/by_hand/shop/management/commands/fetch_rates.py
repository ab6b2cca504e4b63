import requests
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    def handle(self, *args, **options):
        requests.get(settings.RATES_URL, timeout=20)


# none of these: who runs the command sees how long it takes, and where it goes


class Developer(BaseCommand):
    def handle(self, *args, **options):
        requests.get("https://raw.internal/schema.json", timeout=10)
        requests.post(options["target"])
