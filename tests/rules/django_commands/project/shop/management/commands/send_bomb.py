"""A tool of the developers."""

from django.core.management.base import BaseCommand


# none of these
class Command(BaseCommand):
    """Internal (debugging) command to see what a bomb does."""

    help = "Send a bomb."

    def add_arguments(self, parser):
        parser.add_argument("--size", default="1GiB")
