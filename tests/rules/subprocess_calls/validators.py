"""Programs that look at a configuration before it is taken up, or after."""

import subprocess

from oslo_concurrency import processutils


def reload_proxy(path):
    subprocess.run(["haproxy", "-c", "-f", path], check=True)
    subprocess.run(["systemctl", "reload", "haproxy"], check=True)


def reload_web(path):
    if subprocess.call(["sudo", "/usr/sbin/nginx", "-t"]) == 0:
        subprocess.run(["nginx", "-s", "reload"], check=True)


def restart_names():
    subprocess.run(["systemctl", "restart", "named"], check=True)
    processutils.execute("named-checkconf", "/etc/named.conf")


def rights(path):
    subprocess.check_call(f"visudo -cf {path} && mv {path} /etc/sudoers.d/shop", shell=True)


# none of these: what starts or changes something, and what nobody looks at the outcome of


def others(path):
    subprocess.run(["haproxy", "-f", path], check=True)
    subprocess.run(["nginx"], check=True)
    subprocess.run(["nginx", "-t"])
    subprocess.run(["curl", "-t", path], check=True)
