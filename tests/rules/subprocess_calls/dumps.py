"""Databases and files saved by programs."""

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
