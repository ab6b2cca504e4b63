"""Signals and files that make a running program take up changes."""

import asyncio
import functools
import os
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
        reload_log()


class Changed(FileSystemEventHandler):
    def on_modified(self, event):
        reload_log()


def watch():
    observer = Observer()
    observer.schedule(Changed(), "/etc/shop")


class Daemon:
    def hang_up(self, *_):
        self.hung_up = True

    def run(self):
        signal.signal(signal.SIGHUP, self.hang_up)
        signal.signal(signal.SIGUSR1, functools.partial(self.handle, 1))
        while True:
            if self.hung_up:
                self.reload_config()

    def handle(self, after, signum, frame):
        if signum == signal.SIGUSR1:
            self.reconfigure()
        else:
            self.stop()

    def reload_config(self):
        pass


# none of these


class Spool(FileSystemEventHandler):
    def on_created(self, event):
        self.take(event.src_path)


def to_children(signum, frame):
    os.killpg(os.getpgrp(), signum)


def reopen(signum, frame):
    open("shop.log", "a")


def finish(signum, frame):
    reload_log()
    raise SystemExit


async def others(observer: Observer):
    signal.signal(signal.SIGHUP, to_children)
    signal.signal(signal.SIGUSR1, reopen)
    signal.signal(signal.SIGUSR2, finish)
    if os.fork() == 0:
        signal.signal(signal.SIGHUP, reload_log)
    observer.schedule(Spool(), "/var/spool/shop")
    async for changes in watchfiles.awatch("incoming"):
        print(changes)


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
