from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    help = "Delete expired orders."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--days", type=int, default=30)
        parser.add_argument("queue")


# none of these
class Helper(BaseCommand):
    help = "Not what the module is started for."
