from django.core.management import BaseCommand


class OrderCommand(BaseCommand):
    help = "Works on orders."


# none of these
class Command(BaseCommand):
    """A module whose name begins like this is no command."""
