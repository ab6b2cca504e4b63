"""Programs for one operating system."""

import os
import platform
import subprocess
import sys

try:
    import pywintypes

    IS_POSIX = False
except ImportError:
    IS_POSIX = True

ON_MAC = sys.platform == "darwin"


def version():
    system = platform.system().lower()
    if system.startswith("linux"):
        subprocess.check_call(["lsb_release", "-a"])
    elif system.startswith("darwin"):
        subprocess.check_call(["sw_vers"])
    elif sys.platform == "win32" and system:
        subprocess.check_call(["ver"])
    else:
        subprocess.check_call(["uname", "-a"])


def restart(line):
    if IS_POSIX:
        subprocess.check_call(["service", "shop", "restart"])
    else:
        subprocess.check_call(["powershell.exe", "-Command", line])
    if ON_MAC:
        subprocess.check_call(["launchctl", "kickstart", "shop"])
    if os.name != "nt":
        subprocess.check_call(["systemctl", "restart", "shop"])
    else:
        subprocess.check_call(["net", "start", "shop"])


def release():
    info = platform.system_alias(platform.system(), platform.release(), platform.version())
    kind, number, _ = info
    kind = kind.lower()
    if kind.startswith("linux"):
        kind = number
    elif kind.startswith("freebsd"):
        subprocess.check_call(["freebsd-version"])
    elif number.startswith("darwin"):
        subprocess.check_call(["sw_vers", "-x"])  # no name of a system


# none of these is for one system
def others(name, wants_mac):
    if name == "darwin":
        subprocess.check_call(["open", name])
    if wants_mac:
        subprocess.check_call(["hdiutil", "info"])
    if sys.platform in ("linux", "darwin"):
        subprocess.check_call(["df", "-h"])
    if not ON_MAC:
        subprocess.check_call(["free", "-m"])
    if sys.platform == "darwin" or name:
        subprocess.check_call(["uptime"])
