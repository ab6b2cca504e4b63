"""What messages are about: those that an operator meets most stand first."""

from __future__ import annotations

import re
from typing import Final

STARTING, CONNECTING, DATA, OTHER, TYPED = range(5)
CAPTIONS: Final = ("Start-up and configuration", "Connections and services", "Data and storage", "Other messages", "Commands typed wrongly")
"""By topic, in the order in which they are told."""

_WORDS: Final = {
    STARTING: frozenset(
        """
        bind conf config configuration configure configured daemon environment improperlyconfigured ini initialisation
        initialise initialize initializing install installed launch migrate migration misconfigured module option options plugin
        port reconfig reconfigure reconfiguring reload reloading setting settings setup shutdown start started starting startup
        systemd toml upgrade variable version yaml
        """.split()
    ),
    CONNECTING: frozenset(
        """
        amqp api authenticate authentication broker certificate communicate communicating communication connect connected
        connecting connection connections credentials dns endpoint host hostname http imap kafka ldap login network offline
        proxy rabbitmq reachable reconnect redis refused request resolve response server service session smtp socket ssh ssl
        timeout timed tls token unavailable unreachable url websocket
        """.split()
    ),
    DATA: frozenset(
        """
        archive backup checksum corrupt corrupted corruption data database db dir directory disk dump file filesystem folder
        full integrity lock locked mount partition path permission quota read recovery replica replication restore schema
        snapshot space sql storage table tablespace transaction volume wal write
        """.split()
    ),
}
"""Words of a message, or of the name of its exception, that tell its topic; the first topic wins."""
_OPTION: Final = re.compile(r"(?:^|\s|`|'|\")--?[a-z]")
_USAGE: Final = ("UsageError", "BadParameter", "ArgumentTypeError", "CommandError")
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def topic(message: str, exceptions: tuple[str, ...], via: str) -> int:
    """What a message is about: its own words before those of its exceptions."""
    plain = re.sub(r"\{[^{}]*\}", " ", message)
    if via in ("raise", "exit") and (_OPTION.search(plain) or any(e.endswith(_USAGE) for e in exceptions)):
        return TYPED
    for text in (plain, " ".join(e.rpartition(".")[2] for e in exceptions)):
        words = {word.lower() for word in _WORD.findall(text)}
        found = next((topic for topic, own in _WORDS.items() if words & own), None)
        if found is not None:
            return found
    return OTHER
