from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Remove old sessions."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--days", type=int, default=30, help="age in days")
