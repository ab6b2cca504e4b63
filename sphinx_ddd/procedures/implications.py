"""What the default of an option implies: no limit, no timeout, never rotates, insecure.

Only where that is certain: the option's own help says what the value means, or its name leaves one meaning. Whoever does not know
says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.masks import without_secrets
from sphinx_ddd.procedures import meant
from sphinx_ddd.procedures.name_words import parts_of, words_of
from sphinx_ddd.procedures.plain import unwrapped
from sphinx_ddd.procedures.secrecy import is_hidden

UNBOUNDED: Final = "unbounded"
NO_TIMEOUT: Final = "no-timeout"
KEPT: Final = "kept-forever"
NEVER_ROTATES: Final = "never-rotates"
DISABLED: Final = "disabled"
INSECURE: Final = "insecure"
EXPOSED: Final = "exposed"
DEBUG: Final = "debug"
PER_PROCESS: Final = "per-process"
KINDS: Final = (INSECURE, EXPOSED, DEBUG, UNBOUNDED, NO_TIMEOUT, KEPT, NEVER_ROTATES, DISABLED, PER_PROCESS)
"""Worst first."""
RISKS: Final = frozenset((INSECURE, EXPOSED, DEBUG))
"""What nobody wants in production without having decided so."""


@dataclass(frozen=True, slots=True)
class Implication:
    """What follows if nobody changes the option."""

    kind: str
    """One of :data:`KINDS`."""
    says: str
    """``no limit``, to stand behind the default."""


_SAYS: Final = {
    UNBOUNDED: "no limit",
    NO_TIMEOUT: "no timeout",
    KEPT: "kept for ever",
    NEVER_ROTATES: "never rotates",
    DISABLED: "disabled",
}

_LIMITS: Final = frozenset("max maximum limit limits quota".split())
_TIMES_OUT: Final = frozenset("timeout timeouts".split())
_CHECKS: Final = frozenset("verify validate check verification validation verified".split())
_CERTIFICATES: Final = frozenset("ssl tls cert certs certificate certificates https".split())
_NEGATES: Final = frozenset("no not skip disable disabled ignore without dont bypass".split())
_LISTENS: Final = frozenset("bind listen listening host address addr ip interface hostname".split())
_EVERYWHERE: Final = frozenset(("0.0.0.0", "::", "[::]"))  # noqa: S104  to be told of
_ALLOWS: Final = frozenset("allow allowed cors trusted accept accepted".split())
_CALLERS: Final = {"origins": "any origin is accepted", "origin": "any origin is accepted", "hosts": "any host name is accepted"}
_LOGS: Final = frozenset("log logs logging logfile logger".split())
_ROTATES: Final = frozenset("rotate rotation rotating".split())
_OFF: Final = (False, 0, "none", "None", "off", "never", "")
_POOLED: Final = frozenset(
    "connection connections conn database db sql sqlalchemy redis memcache memcached postgres postgresql pg mysql mongo mongodb thread "
    "threads".split()
)
_POOL_SIZES: Final = frozenset("size maxsize minsize max min overflow".split())
_THREADS: Final = frozenset("thread threads threadpool".split())
_BESIDE_THREADS: Final = frozenset("num number of n max min maximum minimum count pool size worker workers server".split())
"""Words that leave ``threads`` the threads of a process: not those of a forum."""


def implied(option: ConfigOption) -> tuple[Implication, ...]:
    """What the default implies, worst first; each kind once."""
    found = {one.kind: one for one in reversed([*_by_name(option), *_by_help(option)])}
    return tuple(found[kind] for kind in KINDS if kind in found)


def _by_help(option: ConfigOption) -> Iterator[Implication]:
    default = unwrapped(option.default)
    if default is UNKNOWN or (default is None and option.required is True) or is_hidden(option):
        return
    for kind in meant.kinds(option.description, default):
        yield Implication(kind, _SAYS[kind])


def _by_name(option: ConfigOption) -> Iterator[Implication]:
    default, words = unwrapped(option.default), words_of(option.name)
    yield from _per_process(option, words)
    if default is UNKNOWN or default is None:
        return
    if is_hidden(option):
        yield from _of_secret(option, default)
        return
    match default:
        case bool():
            yield from _of_switch(option, words, on=default)
        case int() | float() if default == -1:
            yield from _of_minus_one(words)
        case str():
            yield from _of_text(words, default)
        case list():
            yield from _of_callers(words, default)
    if words & _LOGS and _never_rotates(words, default):
        yield Implication(NEVER_ROTATES, _SAYS[NEVER_ROTATES])


def _never_rotates(words: frozenset[str], default: object) -> bool:
    if words & _ROTATES:
        return any(default == off and type(default) is type(off) for off in _OFF)
    return default == 0 and default is not False and ("maxbytes" in words or {"max", "bytes"} <= words)


def _of_switch(option: ConfigOption, words: frozenset[str], *, on: bool) -> Iterator[Implication]:
    parts = parts_of(option.name) or [""]
    negated = bool(words & _NEGATES)
    if words & _CHECKS and words & _CERTIFICATES and on is negated:
        yield Implication(INSECURE, "certificates are not checked")
    elif words & _CHECKS and "hostname" in words and on is negated:
        yield Implication(INSECURE, "host names of certificates are not checked")
    elif on and "insecure" in words and not negated:
        yield Implication(INSECURE, "insecure, as its name says")
    elif on and parts in (["debug"], ["debug", "mode"], ["enable", "debug"], ["debug", "enabled"]):
        yield Implication(DEBUG, "debug mode is on")
    elif (on and _begins_or_ends(parts, "disable")) or (not on and not negated and _begins_or_ends(parts, "enable")):
        yield Implication(DISABLED, _SAYS[DISABLED])


def _of_minus_one(words: frozenset[str]) -> Iterator[Implication]:
    """No amount and no time is -1."""
    if words & _TIMES_OUT:
        yield Implication(NO_TIMEOUT, _SAYS[NO_TIMEOUT])
    elif words & _LIMITS:
        yield Implication(UNBOUNDED, _SAYS[UNBOUNDED])


def _of_text(words: frozenset[str], default: str) -> Iterator[Implication]:
    address = default.rpartition(":")[0] if default.rpartition(":")[2].isdecimal() else default
    if words & _LISTENS and not words & _ALLOWS and address in _EVERYWHERE:
        yield Implication(EXPOSED, "listens on every network interface")
    elif ("loglevel" in words or (words & _LOGS and "level" in words)) and default.lower() == "debug":
        yield Implication(DEBUG, "debug messages are logged")
    else:
        yield from _of_callers(words, [default])


def _of_callers(words: frozenset[str], default: list[object]) -> Iterator[Implication]:
    who = next((says for word, says in _CALLERS.items() if word in words), None)
    if who and words & _ALLOWS and "*" in default:
        yield Implication(INSECURE, who)


def _of_secret(option: ConfigOption, default: object) -> Iterator[Implication]:
    """An address is secret for the password in it: one without tells nothing."""
    if option.secret is not True or not isinstance(default, str) or not default.strip():
        return
    if "://" not in default or without_secrets(default) != default:
        yield Implication(INSECURE, "known to all who have the code")


def _per_process(option: ConfigOption, words: frozenset[str]) -> Iterator[Implication]:
    """Connections are pooled, and threads run, within a process: two processes have twice as many."""
    if option.option_type != "integer":
        return
    is_pool = "pool" in words and words & _POOL_SIZES and (words | words_of(option.scope)) & _POOLED
    is_threads = words & _THREADS and words <= _THREADS | _BESIDE_THREADS
    if is_pool or is_threads:
        yield Implication(PER_PROCESS, "in each process")


def _begins_or_ends(parts: list[str], verb: str) -> bool:
    return parts[0] == verb or parts[-1] in (verb, f"{verb}d")
