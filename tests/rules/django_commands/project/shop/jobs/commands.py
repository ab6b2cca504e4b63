from django.core.management.base import BaseCommand


# none of these
class Command(BaseCommand):
    """Not where Django looks for it."""
