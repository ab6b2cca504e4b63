"""Exceptions for an operator: of commands, settings, and the system around the program."""

import os
import subprocess
from http import HTTPStatus

import requests
from argparse import ArgumentTypeError
from fastjsonschema import JsonSchemaValueException
from django.conf import settings
from django.core.management.base import BaseCommand
from fastapi import HTTPException
from oslo_config import cfg, types
from pydantic import field_validator
from pydantic_settings import BaseSettings
from tornado import web
from traitlets import TraitError, Unicode, validate
from traitlets.config import Configurable

import click

CONF = cfg.CONF


class ShopError(Exception):
    def __init__(self, message, status_code=500):
        super().__init__(message)


class MailServerUnreachable(ShopError):
    pass


class InvalidConfiguration(ShopError):
    status_code = 400


class Gone(ShopError):
    status_code = 503


class Settings(BaseSettings):
    port: int = 80

    @field_validator("port")
    @classmethod
    def above(cls, value):
        if value < 80:
            raise ValueError("port is below 80")
        return value


class Shop(Configurable):
    url = Unicode()

    @validate("url")
    def _url(self, proposal):
        raise TraitError("url must start with http")


class Colour(types.ConfigType):
    def __call__(self, value):
        raise ValueError(f"{value} is no colour")


class Command(BaseCommand):
    def handle(self, *args, **options):
        if not args:
            raise ValueError("name at least one order")


@click.command()
def prune(age):
    if age < 1:
        raise ValueError("age must be a day at least")


def run(order, mail):
    if not CONF.shop.enabled:
        raise ShopError("the shop takes no orders")
    if settings.SHOP_CLOSED:
        raise ShopError("closed for the season")
    if order.mail:
        raise MailServerUnreachable(f"no answer from {mail}")
    if order.bad:
        raise InvalidConfiguration("two shops of one name")
    if order.gone:
        raise Gone("orders are being counted")
    if order.broken:
        raise web.HTTPError(500, "cannot count orders")
    if order.away:
        raise HTTPException(status_code=HTTPStatus.BAD_GATEWAY, detail="payments gave no answer")
    try:
        requests.get(mail, timeout=5)
        subprocess.run(["lp", order.id], check=True)
    except requests.RequestException as error:
        raise ShopError(f"no price for {order.id}") from error
    except subprocess.CalledProcessError:
        raise ShopError("the printer is jammed")
    if order.name:
        raise RuntimeError("could not start the importer")
    if order.key:
        raise ValueError("the environment variable SHOP_KEY is not set")


class Printer:
    def __init__(self, options):
        self.socket = options.socket
        self.lost = False

    def _require_socket(self):
        if not self.socket:
            raise Exception("Socket of the printer is not configured")

    def send(self, text):
        if self.lost:
            raise Exception("Connection to the printer is lost")
        self.lost = not text


# none of these: answers to a request, wrong arguments, what steers a program


class OrderNotFound(ShopError):
    pass


class OrderInvalid(ShopError):
    status_code = HTTPStatus.BAD_REQUEST


class Colours(Unicode):
    def __init__(self, kw):
        if kw is None:
            raise TraitError("kw must not be None")


class NoSuchOrder(ShopError):
    pass


def wrong_class(order, options):
    if not isinstance(order, NoSuchOrder):
        raise RuntimeError("the configuration of an order is needed")
    if options is None:
        raise ArgumentTypeError("the options of the database cannot be None")
    raise NoSuchOrder("order does not exist")
    raise JsonSchemaValueException("data must be object")


class Listener:
    def __init__(self):
        self.prepared = None

    def prepare(self):
        self.prepared = True

    def _require_prepared(self):
        if not self.prepared:
            raise Exception("Socket has not been prepared")


def refuse(order, count):
    raise ShopError("order has no customer", 404)
    raise ShopError("order has no customer", status_code=409)
    raise OrderNotFound(f"could not find order {order}")
    raise OrderInvalid("could not connect order and customer")
    raise web.HTTPError(404, "failed to find it")
    raise HTTPException(status_code=HTTPStatus.NOT_FOUND, detail="failed to find it")
    raise ValueError(f"count must be positive, not {count}")
    raise ValueError("failed to parse the order")
    raise ShopError("orders cannot be empty")
    raise RuntimeError("this must not be called twice")
    raise KeyError("no customer of that name")


def steer(order):
    try:
        return int(order)
    except ValueError:
        raise ShopError("not an order")
