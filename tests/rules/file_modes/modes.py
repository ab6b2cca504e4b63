"""Modes of files."""

import os
import stat
import tempfile
from configparser import ConfigParser
from pathlib import Path

from flask import current_app
from oslo_config import cfg

KEYS = "/etc/shop/keys"


def private(site):
    key_file = site.key_file
    os.chmod(key_file, stat.S_IRUSR | stat.S_IWUSR)
    os.makedirs(KEYS, mode=0o750)
    os.open(f"{KEYS}/fernet", os.O_WRONLY | os.O_CREAT, 0o600)
    Path("/run/shop.sock").chmod(0o660)
    os.umask(0o077)


def set_by_the_operator():
    settings = ConfigParser()
    folder = settings.get("shop", "datadir", fallback="data")
    os.chmod(os.path.join(folder, ".secret"), 0o600)
    Path(current_app.config.get("SHOP_KEYFILE")).chmod(0o400)


def shared():
    os.chmod("/var/spool/shop", 0o777)
    os.umask(0)
    os.chmod("/var/tmp/shop", 0o1777)


class Storage:
    def __init__(self, conf):
        self.base = conf.shop_basepath
        self.other = conf.shop_unknown
        self.spool = os.path.join(conf.shop_basepath, "spool")

    def folder_of(self, order):
        parts = [self.base, order.id[:2]]
        parts.append(order.id)
        return os.path.join(*parts)

    def create(self, order):
        os.makedirs(self.folder_of(order), 0o750)
        os.mkdir(self.base, 0o700)
        os.mkdir(self.other, 0o700)


OPTIONS = [cfg.StrOpt("shop_basepath", default="/var/lib/shop", help="Where orders are stored.")]
cfg.CONF.register_opts(OPTIONS, group="storage")

# none of these: modes of anything, that only let run, that only the site knows, a mask that is put back;
# modes of what a caller hands in, of what only a variable names, of what lies in a folder that may be another


def anything(path, mode):
    os.chmod(path, 0o644)
    os.chmod(KEYS, mode)
    os.chmod(f"{KEYS}/check.sh", stat.S_IEXEC)
    before = os.umask(0)
    os.umask(before)


def for_the_moment(tmpDir, tmp_dir):
    os.open(os.path.join(tmpDir, "shop_container.sh"), os.O_CREAT, 0o700)
    os.chmod(f"{tmp_dir}/invoice.key", 0o600)
    area = None
    area = tempfile.mkdtemp()
    inner = os.path.join(area, "run")
    os.open(os.path.join(inner, "shop_proxy"), os.O_CREAT, 0o600)


def handed_in(mount_path):
    os.makedirs(mount_path, mode=0o700)


class Cache:
    def __init__(self, cache_dir, folder):
        self.cache_dir = cache_dir
        self.folder = folder or find_folder()
        self.home = "./ca"

    def move(self, home):
        self.home = home

    def make(self):
        os.makedirs(self.cache_dir, mode=0o700)
        os.mkdir(build_folder(self), 0o750)
        os.mkdir(self.folder, 0o750)
        os.chmod(f"{self.home}/cakey.pem", 0o600)
