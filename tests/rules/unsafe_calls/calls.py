"""Calls that let outsiders in where their input comes from outside."""

import ftplib
import logging.config
import os
import pickle
import socket
import subprocess
import tarfile
import tempfile
from http.server import HTTPServer

import asyncssh
import jinja2
import paramiko
import redis
import requests
import uvicorn
import yaml
from flask import Flask
from jinja2.sandbox import SandboxedEnvironment

app = Flask(__name__)


def load(stream, url):
    yaml.load(stream, Loader=yaml.Loader)
    yaml.unsafe_load(stream)
    pickle.loads(requests.get(url).content)
    stored = redis.Redis().get("basket")
    return pickle.loads(stored)


def unpack(path, folder):
    with tarfile.open(path) as archive:
        archive.extractall(folder)


def run(name, shop):
    subprocess.run(f"tar xf {name}", shell=True, check=True)
    os.system("rm -r " + shop.folder)
    tempfile.mktemp()
    ftplib.FTP("files.example.org")


def serve(site):
    uvicorn.run(app, host="0.0.0.0", port=80)
    HTTPServer(("", 8000), site)
    HTTPServer(("0.0.0.0", 8000), site)
    app.run("::", debug=True)
    logging.config.listen()


def connect(trusted):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.set_missing_host_key_policy(paramiko.RejectPolicy)
    jinja2.Environment(autoescape=False).get_template("order.html")
    SandboxedEnvironment()
    asyncssh.connect("files", known_hosts=None)


# none of these: safe loaders, data of one's own, literal commands, filters, one address


class Loader(yaml.SafeLoader):
    pass


def sound(stream, path, data, command):
    yaml.load(stream, Loader=yaml.SafeLoader)
    yaml.load(stream, Loader=Loader)
    yaml.safe_load(stream)
    pickle.loads(data)
    with tarfile.open(path) as archive:
        archive.extractall(path, filter="data")
        archive.extractall(path, members=checked(archive))
    subprocess.run("sync; sync", shell=True, check=True)
    subprocess.run(["tar", "xf", path], check=True)
    subprocess.run(command, shell=True, check=True)
    uvicorn.run(app, host="127.0.0.1")
    socket.socket().bind(("localhost", 80))
    app.run(debug=data)
    jinja2.Environment(autoescape=True)


# none of these: members that are looked at first


def restored(path):
    with tarfile.open(path) as archive:
        for member in archive:
            if not (member.isdir() or member.isreg()):
                raise ValueError(member.name)
            archive.extract(member, path="/srv/restore")


# none of these: a loader that subclasses choose, a port that is only tried, numbers in a command line


class Codec:
    @property
    def loader(self):
        return yaml.Loader

    def read(self, stream):
        return yaml.load(stream, Loader=self.loader)


class SafeCodec(Codec):
    @property
    def loader(self):
        return yaml.SafeLoader


def harmless(pid):
    socket.socket().bind(("0.0.0.0", 0))
    subprocess.run("ps -o pid --ppid %s --noheaders" % os.getpid(), shell=True, check=True)
    os.popen("ps -o pid --ppid %d" % pid)
    asyncssh.connect("files")
