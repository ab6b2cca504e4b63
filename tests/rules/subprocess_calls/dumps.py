"""Databases and files saved by programs."""

import shlex
import subprocess


def backup_database(name, target):
    subprocess.run(["pg_dump", "-Fc", "--file", target, name], check=True)


def restore_database(name, source):
    subprocess.run(["pg_restore", "--dbname", name, source], check=True)


def check_backup(source):
    subprocess.run(["pg_restore", "--list", source], check=True)


def prune():
    subprocess.run(["borg", "prune", "--keep-daily", "7", "--keep-weekly=4"], check=True)


def nightly():
    subprocess.check_call("mysqldump --single-transaction shop | gzip > /backup/shop.sql.gz", shell=True)
    subprocess.check_call(["sudo", "-u", "redis", "redis-cli", "--rdb", "/backup/redis.rdb"])
    subprocess.check_call(["etcdctl", "snapshot", "save", "/backup/etcd.db"])
    subprocess.check_call(["borg", "create", "--stats", "::shop-{now}", "/var/lib/shop"])
    subprocess.check_call(["mongodump", "--archive=/backup/mongo.gz", "--gzip"])


def dump_stores(options, target):
    """The program that an option names, else its default; started by a function that makes a line for the shell of its command."""
    every = "pg_dumpall" if options.get("name") == "all" else "pg_dump"
    program = tuple(shlex.quote(part) for part in shlex.split(options.get("pg_dump_command") or every))
    command = (
        program
        + ("--no-password",)
        + ("--clean",)
        + (("--host", "db") if options.get("host") else ())
        + ("--if-exists",)
        + ("--no-owner",)
        + ("--no-sync",)
        + ("--verbose",)
        + ("--blobs",)
    )
    start(command + (("--no-acl",) if options.get("acl") else ()) + (">", shlex.quote(target)), shell=True)
    start(("sqlite3", "-bail", "/var/lib/shop.db", ".dump", ">", "/backup/shop.sql"), shell=True)
    start(tuple(shlex.split(options.get("mongo") or "mongodump")) + ("--archive",))


def start(full_command, shell=False):
    command = " ".join(full_command) if shell else full_command
    process = subprocess.Popen(command, shell=shell)
    process.wait()


def backup_whichever(is_postgresql, target):
    if is_postgresql:
        command = ["pg_dump", "--file", target]
    else:
        command = ["mysqldump", "--result-file", target]
    subprocess.run(command, check=True)


class Backup:
    def files(self, where):
        subprocess.run(["tar", "-czf", where, "/etc/shop"], check=True)


# none of these
def clone_replica(target):
    subprocess.run(["pg_basebackup", "-D", target], check=True)


def pack(where):
    subprocess.run(["tar", "-czf", where, "dist"], check=True)


def backup_unpack(where):
    subprocess.run(["tar", "-xzf", where], check=True)
    subprocess.run(["pg_dump", "--version"], check=True)
    subprocess.run(["redis-cli", "ping"], check=True)
    subprocess.run(["etcdctl", "snapshot", "status", "x"], check=True)
    subprocess.run(["sqlite3", "shop.db", "VACUUM"], check=True)
    start(shlex.split(unpack_command or other_command))
