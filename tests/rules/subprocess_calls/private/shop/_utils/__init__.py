"""What the package keeps to itself."""

import subprocess

import click


def installed(path):
    subprocess.check_call(["apt-get", "install", path])


def handed_on(path):
    subprocess.check_call(["rsync", path, "backup:"])


@click.command()
def made_a_command():
    subprocess.check_call(["systemctl", "reload", "shop"])


def back_up():
    subprocess.check_call(["pg_dumpall"])


class Service:
    def stop(self):
        subprocess.check_call(["systemctl", "stop", "shop"])


# none of these is started by the package
def repository_root():
    return subprocess.check_output(["git", "rev-parse", "--show-toplevel"])
