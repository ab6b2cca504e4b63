"""Programs started in every way, and what is known of them."""

import asyncio
import os
import pty
import shlex
import subprocess
import subprocess as sp
import sys
from subprocess import PIPE, Popen, check_output, run
from subprocess import run as start

from oslo_concurrency import processutils

GIT = "/usr/bin/git"


def with_subprocess(path, branch, extra, settings):
    subprocess.run(["systemctl", "restart", "nginx"], check=True, timeout=30)
    run([GIT, "clone", f"--branch={branch}", path])
    start(["ls", "-l"], stdout=PIPE, timeout=settings.timeout)
    subprocess.call(("rm", "-rf", path))
    sp.check_call(["pg_dump", "-f", path] + extra)
    check_output(shlex.split("df -h /var"))
    subprocess.run([sys.executable, "-m", "pip", "install", *extra], check=settings.strict)
    command = ["rsync", "-a"]
    if extra:
        command.append("--delete")
    command += [path, "backup:/srv"]
    subprocess.run(command, check=False)
    subprocess.run(args=["sudo", "-n", "systemctl", "status", "nginx"])
    subprocess.run("uptime")
    subprocess.run([settings.program, "reload"])


def in_a_shell(path, host):
    os.system("tar czf /srv/backup.tgz " + path)
    os.popen("ps aux | grep shop")
    subprocess.run(f"ssh {host} 'systemctl stop shop' && rm -f /run/shop.lock", shell=True)
    subprocess.getoutput("uname -r")
    subprocess.Popen("cat /proc/loadavg > /srv/load", shell=True)
    os.system("LANG=C df -h >/dev/null 2>&1")
    os.system("echo it's broken")
    subprocess.run(["echo $HOME"], shell=True)
    subprocess.run(["bash", "-c", f"rm -rf {path}; echo done"])
    os.system(b"sync")


def with_oslo(path, *command):
    processutils.execute("qemu-img", "info", path, run_as_root=True, timeout=8)
    processutils.execute("udevadm", "settle", check_exit_code=False)
    processutils.execute(*command)


def replaced(path):
    os.execv("/usr/bin/shop", ["shop", "--serve"])
    os.execvp(sys.executable, [sys.executable, *sys.argv])
    os.execl("/bin/kill", "kill", "-HUP", "1")
    os.execle("/bin/env", "env", "FOO=1", os.environ)
    os.spawnlp(os.P_WAIT, "cp", "cp", path, "/srv")
    os.posix_spawn("/bin/true", ["true"], os.environ)
    pty.spawn(["bash"])


async def in_a_loop(path):
    process = await asyncio.create_subprocess_exec("ffmpeg", "-i", path, stdout=PIPE)
    await process.communicate()
    other = await asyncio.create_subprocess_shell("git fetch && git status")
    if other.returncode:
        raise OSError("git failed")


def checked(path):
    status = subprocess.call(["mount", path])
    if status:
        return status
    result = run(["umount", path])
    if result.returncode != 0:
        return 1
    output = run(["hostname"], capture_output=True).stdout
    code, text = subprocess.getstatusoutput("id shop")
    if code:
        return text
    if os.system("test -e /run/shop.pid"):
        return 2
    process = Popen(["tail", "-f", path])
    process.wait(timeout=5)
    other = Popen(["make", "install"])
    if other.wait():
        return 3
    with Popen(["sort", path], stdout=PIPE) as sorting:
        sorting.communicate(timeout=10)
    kept = Popen(["sleep", "9"])
    return kept, output


def pages(out):
    tool = os.getenv("PDF_TOOL", "pdftohtml")
    return subprocess.run([tool, "-stdout", out], check=True)


class Tool:
    def __init__(self, config, rate, extra):
        self.command = ["shoptool", "-c", config.get(ATTR.SHOP_CNF)]
        self.paced = ["shoppace", "--rate", rate]
        self.fixed = ["shopfix", "-q"]
        if extra:
            self.command += extra
        self.paced.append("--late")

    def execute(self):
        subprocess.run(self.command, check=True)
        subprocess.run(self.paced, check=True)
        subprocess.run(self.fixed, check=True)


def once(quick, path):
    if quick:
        command = ["sync", path]
    else:
        command = ["sync", path]
    subprocess.run(command, check=True)


# none of these: programs that nobody can name and tools of developers, functions that run what they are given, other objects with such methods


def unnamed(settings, out):
    subprocess.run([settings.PDFTK, out, "output", "all.pdf"], check=True)
    subprocess.run(["black", "shop/schema.py"])
    subprocess.run(["npm", "run", "dev:control"])
    subprocess.run(["yarn", "watch"])
    subprocess.run([sys.executable, settings.script, "-q"])


def runner(command):
    return subprocess.run(command, check=True)


def shell_runner(text):
    os.system(text)


class Runner:
    def run(self, args):
        return args

    def system(self, text):
        return text


def look_alikes(os, subprocess_):
    Runner().run(["rm", "-rf", "/"])
    os.system("rm -rf /")
    subprocess_.run(["rm"])
    sp.list2cmdline(["rm", "-rf"])
    shlex.split("rm -rf /")
