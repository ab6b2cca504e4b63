"""What commands share."""

from django.core.management.base import CommandError

# none of these


class Command:
    help = "No command of Django."

    def handle(self):
        raise CommandError("never")
