"""A function that starts what it is given, and notices a failing status where it is told to."""

import subprocess


def start(command, *, timeout=None, check=False):
    with subprocess.Popen(command) as process:
        process.communicate(timeout=timeout)
        status = process.poll()
        if check and status:
            raise subprocess.CalledProcessError(status, command)
    return subprocess.CompletedProcess(command, status)


def start_at_once(command, check=True, timeout=5):
    return subprocess.run(command, check=check, timeout=timeout)


def start_to_make(command, must=False):
    done = subprocess.run(command)
    if must and not done.stdout:
        raise ValueError("nothing made")
    return done.returncode


def through(command, patience):
    return start_at_once(command, timeout=patience)


def jobs(options):
    start(["npm", "install"])
    start(["npm", "ci"], check=True, timeout=60)
    start(["npm", "audit"], check=options.strict, timeout=options.timeout)
    done = start(["npm", "prune"])
    print(done.returncode)
    start_at_once(["rsync", "a", "b"])
    start_at_once(["rsync", "c", "d"], False)
    through(["rsync", "e", "f"], 9)
    start_to_make(["rsync", "i", "j"])
    start_at_once(["rsync", "g", "h"], **options)
