import sdnotify
from systemd import daemon

notifier = sdnotify.SystemdNotifier()


def main():
    daemon.notify("READY=1")
    while True:
        notifier.notify("WATCHDOG=1")


# none of these
def other():
    notifier.notify("STATUS=working")
    print("READY=1")
