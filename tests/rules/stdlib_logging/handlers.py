"""Every handler of the standard library and of concurrent_log_handler."""

import logging
import logging.handlers
import sys
from logging import FileHandler, StreamHandler
from logging import handlers as more
from logging.handlers import RotatingFileHandler as Rotating
from logging.handlers import TimedRotatingFileHandler

from concurrent_log_handler import ConcurrentRotatingFileHandler, ConcurrentTimedRotatingFileHandler

MEGABYTE = 1024 * 1024

plain = logging.FileHandler("/var/log/shop.log")
sized = Rotating("/var/log/shop/sized.log", maxBytes=10 * MEGABYTE, backupCount=5)
by_position = Rotating("/var/log/shop/position.log", "a", 1000, 2)
no_copies = Rotating("/var/log/shop/no_copies.log", maxBytes=10 * MEGABYTE)
no_limit = Rotating("/var/log/shop/no_limit.log", backupCount=5)
hourly = TimedRotatingFileHandler("/var/log/shop/hourly.log", backupCount=48)
nightly = TimedRotatingFileHandler(filename="/var/log/shop/nightly.log", when="midnight", backupCount=14, utc=True)
weekly = TimedRotatingFileHandler("/var/log/shop/weekly.log", "W0", 1, 4)
forever = TimedRotatingFileHandler("/var/log/shop/forever.log", "D", 2)
watched = more.WatchedFileHandler("/var/log/shop/watched.log")
shared = ConcurrentRotatingFileHandler("/var/log/shop/shared.log", "a", 5 * MEGABYTE, 3)
emptied = ConcurrentRotatingFileHandler("/var/log/shop/emptied.log", maxBytes=MEGABYTE)
shared_nightly = ConcurrentTimedRotatingFileHandler("/var/log/shop/shared_nightly.log", when="D", backupCount=7)
errors = StreamHandler()
output = StreamHandler(sys.stdout)
captured = StreamHandler(stream=buffer)
syslog = more.SysLogHandler("/dev/log")
remote_syslog = more.SysLogHandler(address=("logs.example.org", 514), facility=more.SysLogHandler.LOG_LOCAL0)
default_syslog = more.SysLogHandler()
socket = more.SocketHandler("logs.example.org", more.DEFAULT_TCP_LOGGING_PORT)
unix_socket = more.SocketHandler("/run/logs.sock", None)
datagram = more.DatagramHandler("logs.example.org", 9021)
http = more.HTTPHandler("logs.example.org", "/collect", method="POST")
mail = more.SMTPHandler("mail.example.org", "shop@example.org", ["ops@example.org"], "Trouble")
mail_port = more.SMTPHandler(("mail.example.org", 587), "shop@example.org", ["ops@example.org"], "Trouble")
windows = more.NTEventLogHandler("Shop")
queued = more.QueueHandler(queue)
buffered = more.MemoryHandler(100, target=plain)


# none of these: no handler, or one that says nothing

silent = logging.NullHandler()


class RotatingFileHandler:
    """Turns paper files."""

    def __init__(self, filename, maxBytes=0):
        self.filename = filename


cabinet = RotatingFileHandler("drawer", maxBytes=10)


class logging_:
    FileHandler = dict


files = logging_.FileHandler(filename="x")
stream = open("/var/log/shop/other.log", "a")


class Tagged(logging.StreamHandler):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)


class Twofold(logging.StreamHandler):
    def __init__(self):
        super().__init__()
