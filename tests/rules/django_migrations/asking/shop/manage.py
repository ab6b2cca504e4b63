#!/usr/bin/env python
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    if sys.version_info < (3, 9):
        sys.exit("Python is too old.")
    if "runserver" in sys.argv:
        sys.exit("Use the web server.")
    execute_from_command_line(sys.argv)

# none of these: a script that only some command lines end is how the others are started
