"""Signals and files that make a running program take up changes."""

import asyncio
import signal

import watchfiles
from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer

_hooks = {}
_plain = []


def register(owner, func, *args):
    def wrapped():
        func(*args)

    _hooks.setdefault(owner, []).append((wrapped, args))


def unregister(owner):
    _hooks.pop(owner, None)


def on_reload(hook):
    _plain.append(hook)
    return hook


def run_hooks():
    for hooks in list(_hooks.values()):
        for hook, args in hooks:
            hook(*args)
    for plain in _plain:
        plain()


def setup(reactor):
    def later(*args):
        reactor.callFromThread(run_hooks)

    signal.signal(signal.SIGHUP, later)
    register("a", refresh_certificate)
    register("a", func=reload_log)
    on_reload(refresh_certificate)


def refresh_certificate():
    pass


def reload_log():
    pass


async def main():
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGUSR1, reload_log)
    async for changes in watchfiles.awatch("settings.toml"):
        print(changes)


class Changed(FileSystemEventHandler):
    def on_modified(self, event):
        reload_log()


def watch():
    observer = Observer()
    observer.schedule(Changed(), "/etc/shop")


# none of these


def stop(signum, frame):
    raise SystemExit


def run(handlers):
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    register("a")
    for handler in handlers:
        handler()


def keep(value):
    handlers = []
    handlers.append(value)
