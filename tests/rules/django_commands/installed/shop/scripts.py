"""Programs that run commands of Django: ``shop`` with the settings of a demonstration, ``shop-manage`` with those of the site."""

import os
import sys


def manage():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop_conf")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
