"""Clients of mail servers."""

import smtplib
import ssl


def send(host):
    server = smtplib.SMTP(host)
    server.starttls()


# none of these: a context of one's own


def sound(host, arguments):
    server = smtplib.SMTP(host)
    server.starttls(context=ssl.create_default_context())
    smtplib.SMTP_SSL(host, 465, **arguments)
