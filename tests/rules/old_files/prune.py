"""Files that are removed once they are old."""

import os
import shutil
import time
from datetime import datetime, timedelta
from pathlib import Path

from oslo_config import cfg

CONF = cfg.CONF


def reports(folder):
    for report in os.listdir(folder):
        if os.path.getmtime(report) < time.time() - 7 * 86400:
            os.remove(report)


def uploads(folder):
    for name in os.listdir(folder):
        upload = Path(folder, name)
        if time.time() - upload.stat().st_mtime > CONF.shop.upload_age:
            upload.unlink()


def exports(folder):
    for export in folder:
        changed = datetime.fromtimestamp(os.path.getmtime(export))
        if export.ready and changed < datetime.now() - timedelta(days=2):
            shutil.rmtree(f"/var/exports/{export}")


# none of these: what is only looked at, what goes whatever its age, ages that only a caller knows


def others(path, age):
    if os.path.getmtime(path) < time.time() - 60:
        print(path)
    if os.path.exists(path):
        os.remove(path)
    if time.time() - os.path.getmtime(path) > age:
        os.remove(path)
