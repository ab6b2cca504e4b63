from django.core.management.base import LabelCommand


class Command(LabelCommand):
    help = f"imports backup"
