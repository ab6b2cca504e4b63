"""Log files of Twisted."""

from twisted.python import log
from twisted.python.logfile import DailyLogFile, LogFile

log.startLogging(LogFile("shop.log", "/var/log/shop", rotateLength=5000, maxRotatedFiles=4))
log.startLogging(LogFile.fromFullPath("/var/log/shop/all.log"))
log.startLogging(DailyLogFile("daily.log", "/var/log/shop"))
log.startLogging(DailyLogFile.fromFullPath("/var/log/shop/days.log"))


def given(directory, length):
    return LogFile("given.log", directory, length, maxRotatedFiles=3)


# none of these


class LogFiles:
    def fromFullPath(self, filename):
        return filename


LogFiles().fromFullPath("/var/log/other.log")
