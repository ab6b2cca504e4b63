import functools
import typing
from functools import lru_cache
from typing import Any

from cachetools import TTLCache
from django.conf import settings
from django.views.decorators.cache import cache_page

SESSIONS = TTLCache(maxsize=50_000, ttl=300)


@functools.cache
def resolve(host):
    return host


@lru_cache(maxsize=None)
def parse(text: str):
    return text


@lru_cache(maxsize=20_000)
def render(text: str):
    return text


def handle(request):
    render(request.text)
    return parse(request.text), resolve(request.host)


@cache_page(60 * 15)
def front(request):
    return request


@cache_page(settings.PAGE_SECONDS)
def orders(request):
    return request


@cache_page(settings.SECONDS["orders"])
def archive(request):
    return request


# none of these

SMALL = TTLCache(maxsize=10, ttl=60)


@functools.cache
def settings_of():
    return {}


@functools.cache
def table(name: str):
    return name


TABLES = [table("a"), table("b")]


@lru_cache(maxsize=1000)
def kind_of(name):
    return name.rpartition(".")[2]


@lru_cache
def few(text):
    return text


@functools.cache
def kind(value: type):
    return value


@functools.cache
def is_sequence(annotation):
    return typing.get_origin(annotation) in (list, tuple)


@functools.cache
def hints(model: Any):
    return tuple(typing.get_type_hints(model).items())


def look(value):
    is_sequence(value.annotation)
    hints(value.model)
    few(value)
    kind_of(value)
    return kind(value)
