"""The text of PromQL as tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sphinx_ddd.ops.durations import PROMETHEUS, seconds

_SIGNS: Final = ("=~", "!~", "==", "!=", ">=", "<=", *"(){}[],:@+-*/%^=<>")
_WORD_START: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_:")
_WORD: Final = _WORD_START | frozenset("0123456789")
_SPACE: Final = frozenset(" \t\r\n")


class PromqlError(ValueError):
    """It is not PromQL. The message says where."""


class OtherLanguageError(PromqlError):
    """It is LogQL, which rule files of Loki hold in the same place."""


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    """word, number, text, sign or end."""
    text: str
    place: int


def tokens(text: str) -> Iterator[Token]:
    place = 0
    while place < len(text):
        c = text[place]
        if c in _SPACE:
            place += 1
        elif c == "#":
            place = (text + "\n").index("\n", place)
        elif c in "\"'`":
            value, end = quoted(text, place)
            yield Token("text", value, place)
            place = end
        elif c.isdigit() or (c == "." and text[place + 1 : place + 2].isdigit()):
            end = _end_of_number(text, place)
            yield Token("number", text[place:end], place)
            place = end
        elif c in _WORD_START and not (c == ":" and text[place + 1 : place + 2] not in _WORD_START):
            end = next((n for n in range(place, len(text)) if text[n] not in _WORD), len(text))
            yield Token("word", text[place:end], place)
            place = end
        elif c == "|":
            raise OtherLanguageError("LogQL")
        else:
            sign = next((s for s in _SIGNS if text.startswith(s, place)), None)
            if sign is None:
                raise PromqlError(f"unexpected {c!r} at character {place + 1}")
            yield Token("sign", sign, place)
            place += len(sign)
    yield Token("end", "the end", len(text))


def quoted(text: str, start: int) -> tuple[str, int]:
    quote, place = text[start], start + 1
    out: list[str] = []
    while place < len(text):
        c = text[place]
        if c == quote:
            return "".join(out), place + 1
        if c == "\\" and quote != "`":
            place += 1
            c = {"n": "\n", "t": "\t"}.get(text[place : place + 1], text[place : place + 1])
        out.append(c)
        place += 1
    raise PromqlError(f"a text that begins at character {start + 1} has no end")


def _end_of_number(text: str, start: int) -> int:
    """Numbers and lengths of time: ``1e-3``, ``0x1f``, ``1h30m``."""
    end = start
    while end < len(text) and (text[end] in "._" or (text[end].isascii() and text[end].isalnum())):
        is_exponent = text[end] in "eE" and text[start : start + 2].lower() != "0x" and text[end + 1 : end + 2] in ("+", "-")
        end += 2 if is_exponent else 1
    return end


def number(token: Token) -> float:
    text = token.text.replace("_", "")
    try:
        return float(int(text, 16)) if text.lower().startswith("0x") else float(text)
    except ValueError:
        value = seconds(text, PROMETHEUS)
        if value is None:
            raise PromqlError(f"not a number: {token.text!r} at character {token.place + 1}") from None
        return value


def one_line(text: str) -> str:
    """An expression on one line, without its comments: they would hide what follows."""
    out: list[str] = []
    place = 0
    while place < len(text):
        c = text[place]
        if c in "\"'`":
            try:
                _, end = quoted(text, place)
            except PromqlError:
                end = len(text)
        elif c == "#":
            place = (text + "\n").index("\n", place)
            continue
        else:
            end = place + 1
        if c not in _SPACE:
            out.append(text[place:end])
        elif out[-1:] != [" "]:
            out.append(" ")
        place = end
    return "".join(out).strip()
