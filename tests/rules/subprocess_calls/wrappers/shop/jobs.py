from shop import run as runner
from shop.run import Host, run, sh


def nightly(host: Host, name):
    run(["pg_dump", "--file", "/var/backups/shop.sql", name])
    runner.run(command=["systemctl", "reload", "shop"])
    sh("systemctl stop shop && rm -rf /var/cache/shop")
    Host().execute(["fsck", "-n", name])
    host.execute(["df", "-h"])


# none of these: what is handed on cannot be read, or goes to another function


def other(command, run):
    sh(command)
    run(["reboot"])
