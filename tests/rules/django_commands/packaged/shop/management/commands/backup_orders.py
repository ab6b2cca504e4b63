from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Back up orders to a file."

    def add_arguments(self, parser):
        parser.add_argument("--target", required=True)
