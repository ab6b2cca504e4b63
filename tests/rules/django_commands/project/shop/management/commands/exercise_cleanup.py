"""Run once, long ago."""

from django.core.management.base import BaseCommand


# none of these
class Command(BaseCommand):
    """
    ONE OFF SCRIPT!

    Reads the spreadsheet back.
    """
