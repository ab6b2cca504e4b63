"""The shop is installed without a ``manage.py``: ``python -m shop``."""

import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    execute_from_command_line(sys.argv)
