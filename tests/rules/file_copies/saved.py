"""Files set aside before they are written, and archives."""

import io
import os
import shutil
import tarfile
import zipfile
from pathlib import Path


def rewrite(folder, text):
    path = os.path.join(folder, "orders.json")
    if os.path.exists(path):
        shutil.copy2(path, path + ".bak")
    with open(path, "w") as out:
        out.write(text)


def write_aside(path, text):
    if os.path.exists(path):
        shutil.move(path, path + ".bak")
    with open(path, "w") as out:
        out.write(text)


class Settings:
    def __init__(self):
        self.file = Path("/etc/settings.toml")

    def save(self, text):
        backup_file = self.file.with_name("settings.backup")
        shutil.copyfile(self.file, backup_file)
        try:
            self.file.write_text(text)
        except OSError:
            shutil.move(backup_file, self.file)
            raise

    def replace_all(self):
        write_aside(os.path.join(self.home, "users.yaml"), "")
        write_aside("/etc/shop/rates.yaml", "")

    def replace(self, new):
        os.rename("/etc/shop.toml", "/etc/shop.toml~")
        os.replace(new, "/etc/shop.toml")


class OrderBackup:
    def create(self, target):
        with tarfile.open(target, "w:gz") as archive:
            archive.add("/var/lib/shop", arcname="shop")

    def store(self):
        with zipfile.ZipFile(f"{self.folder}/orders.zip", mode="w") as out:
            out.write(self.database)
        assert out.testzip() is None

    def remove_old(self, keep):
        for old in sorted(self.folder.glob("*.zip"))[:-keep]:
            old.unlink()

    def restore(self, source):
        with tarfile.open(source) as archive:
            archive.extractall("/var/lib/shop")


def backup_all(folder):
    """Two things are saved, in a file that has its name only when it is complete."""
    started = f"{folder}/.shop.zip"
    with zipfile.ZipFile(started, mode="w") as out:
        out.write("/etc/shop.toml")
        out.write("/var/lib/shop/orders.db")
    os.rename(started, f"{folder}/shop.zip")


def backup_with_helper(folder, home):
    started = f"{folder}/home.tmp"
    with zipfile.ZipFile(started, mode="w") as out:

        def put(source, name):
            out.write(source, arcname=name)

        put(home.settings, "home/settings.yaml")
        for one in home.parts:
            put(one, f"home/{one}")
    os.rename(started, started.replace(".tmp", ".zip"))


def create_shop_archive_backup(name):
    with tarfile.open("/var/backups/shop.tgz", "w:gz") as archive:
        archive.add(name)


def restore_shop():
    with tarfile.open("/var/backups/shop.tgz") as archive:
        archive.extractall("/")


def make_backup(where):
    shutil.make_archive(where, "gztar", root_dir="/srv/media")


# none of these: a copy of a file that nobody names, a copy that is made on the way back, and an archive of nobody knows what to nobody knows where
def restore_from_backup(path):
    with zipfile.ZipFile("/tmp/before.zip", "w") as archive:
        archive.write("/etc/shop.toml")


def backup_that_says_nothing(target, what):
    with tarfile.open(target, "w:gz") as archive:
        archive.add(what)


def from_copy(path, text):
    shutil.copy(path + ".bak", path)
    with open(path, "w") as out:
        out.write(text)


def not_written(path):
    shutil.copy(path, path + ".bak")
    with open(path) as source:
        return source.read()


def file_of_nobody(path, text):
    shutil.copy2(path, path + ".bak")
    with open(path, "w") as out:
        out.write(text)


def another_branch(path, fast):
    if fast:
        shutil.copy(path, path + ".bak")
    else:
        open(path, "w").close()


def only_sometimes(path, rare):
    if rare:
        shutil.copy(path, path + ".bak")
    open(path, "w").close()


def safe_write(path, text):
    temporary = path + ".tmp"
    Path(temporary).write_text(text)
    os.replace(temporary, path)


def download(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as out:
        for file in files:
            out.write(file)
    return buffer


def install(source, target):
    shutil.copytree(source, target)
    open(source, "w").close()


def back_up_in_memory(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as out:
        out.write(files[0])


def read_backup(path):
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()
