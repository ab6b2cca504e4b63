"""What the text of a deprecation says: since when, until when, and what to use instead. Only where it says so plainly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_VERSION = r"v?\d+(?:\.\d+)*(?:\.(?:x|\*))?(?:[abc]\d+|rc\d+|\.?dev\d+|\.?post\d+)?"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = rf"(?:\d{{4}}-\d{{2}}(?:-\d{{2}})?|{_MONTH}\s+\d{{4}})"
_WHEN = rf"(?:the\s+)?(?:(?!(?:a|an|any|future|next|some|later|least|{_MONTH})\b)[A-Za-z][\w.-]*\s+){{0,3}}(?P<when>{_DATE}|{_VERSION})"
_END = r"(?![\w-])"

SINCE: Final = re.compile(
    rf"\b(?:is|are|was|were|been|as)?\s*(?:deprecated|obsolete)\s+(?:since|in|as\s+of|from)\s+{_WHEN}{_END}"
    rf"|\b(?:since|as\s+of)\s+(?:version\s+)?(?P<first>{_VERSION}){_END}[^.]{{0,40}}\bdeprecated\b",
)
REMOVAL: Final = re.compile(
    r"\b(?:remov(?:ed|al)|dropped|go\s+away|gone|deleted|disappear|stop\s+working|an?\s+error|raise\s+an\s+\w+)"
    rf"\s+(?:completely\s+|entirely\s+)?(?:in|from|with|by|after|as\s+of|on|since)\s+{_WHEN}{_END}"
)
_NAME = (
    r"(?:`{1,2}(?P<quoted>[^`\n]{1,80})`{1,2}|'(?P<single>[^'\n]{1,80})'|\"(?P<double>[^\"\n]{1,80})\""
    r"|(?P<bare>--[A-Za-z][\w-]*|[A-Za-z_{][\w.{}]*(?:\(\))?))"
)
REPLACEMENT: Final = re.compile(
    rf"\b[Uu]se\s+(?:the\s+)?{_NAME}(?:\s+(?!(?:function|method|class|option|argument|parameter|setting|module|keyword|attribute|property|command)\b)"
    rf"(?:{_NAME.replace('?P<', '?P<_')}))?"
    r"(?:\s+(?:function|method|class|option|argument|parameter|setting|module|keyword|attribute|property|command))?\s+instead\b"
    rf"|\bin\s+fav(?:ou?)r\s+of\s+(?:the\s+)?{_NAME.replace('?P<', '?P<f_')}"
    rf"|\breplaced\s+(?:by|with)\s+(?:the\s+)?{_NAME.replace('?P<', '?P<r_')}"
)
_PLAIN_USE: Final = re.compile(
    r"(?:^|[.;,:!]\s+|\b(?:[Pp]lease|should|must)\s+)(?:[Pp]lease\s+)?"
    rf"(?:(?:[Uu]se|[Ss]witch(?:\s+over)?\s+to|[Mm]igrate\s+to|[Rr]eplace\s+(?:it|this(?:\s+usage)?)\s+with)\s+(?:the\s+)?{_NAME})"
    r"(?:\s+(?:function|method|class|option|argument|parameter|setting|module|keyword|attribute|property|command))?\s*(?=$|[.;!](?:\s|$))"
)
"""``Use x.`` without "instead", up to the end of the sentence."""
_CODE: Final = re.compile(r"[_.(]|--|[a-z][A-Z]|^[A-Z]\w*[A-Z]")
"""What tells a name in code from a word, where it stands without quotes."""
_NO_NAMES: Final = frozenset({"a", "an", "the", "it", "this", "that", "another", "something", "one", "new", "other", "of", "any", "your"})


_KINDS = r"(?:function|method|class|option|argument|parameter|setting|module|keyword|attribute|property|command|flag|keyword\s+argument)"
_SUBJECT: Final = re.compile(
    rf"(?:(?:The|Passing|Using|Setting|Importing|(?:Use|Usage)\s+of)\s+)?(?:the\s+)?(?:{_KINDS}\s+)?{_NAME}(?:\s+{_KINDS})?"
    r"\s+(?:(?:is|are|was|were|has\s+been|have\s+been)\s+(?:now\s+)?(?:deprecated|obsolete|renamed)"
    r"|has\s+no\s+effect|will\s+be\s+(?:removed|dropped)|is\s+no\s+longer)\b",
    re.IGNORECASE,
)


_DEPRECATING: Final = re.compile(
    rf"(?:We\s+(?:are|will\s+be)\s+)?deprecating\s+(?:the\s+)?(?:usage|use)\s+of\s+(?:the\s+)?{_NAME}", re.IGNORECASE
)

_PHRASE: Final = re.compile(
    r"(?:The\s+)?(?P<phrase>(?:[^.;:{}]|\.(?=\w)){3,80}?)(?:,?\s+(?:like|such\s+as)\s+\{[^{}]*\})?"
    r"\s+(?:is|are|was|were|has\s+been|have\s+been)\s+(?:now\s+)?(?:deprecated|obsolete)\b",
    re.IGNORECASE,
)
_POINTS: Final = frozenset({"it", "this", "that", "these", "those", "they", "which", "such", "he", "one", "you", "we", "if", "when"})
"""Words with which a phrase points at something instead of naming it."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a text announces."""

    since: str | None
    removal: str | None
    replacement: str | None


def read(text: str) -> Announcement:
    """What a deprecation's text says."""
    flat = " ".join(text.split())
    return Announcement(_when(SINCE.search(flat)), _when(REMOVAL.search(flat)), _replacement(flat))


def subject(text: str) -> str:
    """What a text that opens with ``X is deprecated`` speaks of, where that is one name; empty otherwise."""
    flat = " ".join(text.split())
    match = _SUBJECT.match(flat) or _DEPRECATING.match(flat)
    name = _named(match) if match is not None else None
    if name and match is not None and match["bare"] and name.endswith("ing") and _CODE.search(name) is None:
        return ""  # "Summing is deprecated" names no thing
    return name.removesuffix("()") if name and re.fullmatch(r"-{0,2}[A-Za-z_][\w.\-]*(?:\(\))?", name) else ""


def phrase(text: str) -> str:
    """The words that a text opening with ``X and Y are deprecated`` has for what goes; empty where they only point at something."""
    match = _PHRASE.match(" ".join(text.split()))
    words = match["phrase"].strip() if match is not None else ""
    return "" if words.partition(" ")[0].lower() in _POINTS or not any(c.isalpha() for c in words) else words


def speaks_of(name: str, text: str) -> bool:
    """Whether a text means a parameter of that name, rather than the word."""
    word = rf"(?<![\w.]){re.escape(name)}(?!\w)"
    marked = rf"[`'\"]{word}|{word}(?:=|\s+{_KINDS}\b)|\b(?:[Pp]assing|[Ss]pecifying|[Ss]etting|{_KINDS})\s+(?:the\s+)?{word}"
    return re.search(marked, text) is not None


def _when(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    return next((value for value in match.groups() if value), None)


def _replacement(text: str) -> str | None:
    """The one thing to use instead; nothing where a second name or a further condition could be meant."""
    found = {name for match in REPLACEMENT.finditer(text) if (name := _named(match)) and not _goes_on(match, name, text)}
    if found:
        return found.pop() if len(found) == 1 else None
    plain = {name for match in _PLAIN_USE.finditer(text) if (name := _named(match)) and (match["bare"] is None or _CODE.search(name))}
    return plain.pop() if len(plain) == 1 else None


def _goes_on(match: re.Match[str], name: str, text: str) -> bool:
    """Whether a bare word is only the first of several: ``in favor of read-only access``."""
    rest = text[match.end() :]
    is_bare = name in (match["f_bare"], match["r_bare"]) and _CODE.search(name) is None
    return rest.startswith("-") or (is_bare and rest[:1] not in ("", ".", ",", ";", ":", ")"))


def _named(match: re.Match[str]) -> str | None:
    named = [value for value in match.groups() if value]
    if len(named) != 1:
        return None
    name = named[0].strip().rstrip(".,;:")
    if name.startswith("{") and name.endswith("}"):
        return None
    return name if name.lower() not in _NO_NAMES and any(c.isalpha() for c in name) else None
