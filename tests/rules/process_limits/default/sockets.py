import smtplib
import socket
import urllib.request

SECONDS = 15
socket.setdefaulttimeout(SECONDS)


# none of these: all sockets have a limit


def fetch(url, host):
    socket.create_connection((host, 80))
    return urllib.request.urlopen(url)
