"""What others use may be called by them."""

import subprocess

from shop._utils import handed_on, installed

STEPS = {"copy": handed_on}


def install():
    installed("shop")


def public():
    subprocess.check_call(["systemctl", "start", "shop"])
