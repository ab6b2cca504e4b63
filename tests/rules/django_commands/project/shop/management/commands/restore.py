from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Restore the default settings."
