#!/usr/bin/env python
import sys

if __name__ == "__main__":
    if not ("makemigrations" in sys.argv or "test" in sys.argv):
        print("Do not run this: use the program of the shop.")
        raise SystemExit(2)

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)

# none of these: a script that all but some command lines end is no way to start them
