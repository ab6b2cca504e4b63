"""PromQL, as far as one must understand it to say what an alert measures and at which value it fires."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from sphinx_ddd.ops.promql_text import OtherLanguageError, PromqlError, Token, number, one_line, tokens

__all__ = ["OtherLanguageError", "PromqlError", "comparison", "folded", "measured", "names", "one_line", "parse", "selectors"]

COMPARISONS: Final = frozenset({"==", "!=", ">", "<", ">=", "<="})
_STRENGTH: Final = {
    "or": 1, "and": 2, "unless": 2, **dict.fromkeys(COMPARISONS, 3), "+": 4, "-": 4, "*": 5, "/": 5, "%": 5, "atan2": 5, "^": 7,
}  # fmt: skip
_UNARY: Final = 6
_AGGREGATIONS: Final = frozenset("sum avg min max count group stddev stdvar topk bottomk count_values quantile limitk limit_ratio".split())
_MATCHERS: Final = ("=~", "!~", "!=", "=")
_FLIPPED: Final = {">": "<", "<": ">", ">=": "<=", "<=": ">=", "==": "==", "!=": "!="}
_DEEPEST: Final = 100


@dataclass(frozen=True, slots=True)
class Matcher:
    """``outcome=~"a|b"``: a condition on a label."""

    label: str
    operator: str
    value: str

    def __str__(self) -> str:
        quoted = self.value.replace("\\", "\\\\").replace('"', '\\"')
        return f'{self.label}{self.operator}"{quoted}"'


@dataclass(frozen=True, slots=True)
class Number:
    value: float


@dataclass(frozen=True, slots=True)
class Text:
    value: str


@dataclass(frozen=True, slots=True)
class Selector:
    """``name{label="value"}``; the name is empty where only labels choose."""

    name: str
    matchers: tuple[Matcher, ...] = ()

    def __str__(self) -> str:
        inner = ", ".join(map(str, self.matchers))
        return f"{self.name}{{{inner}}}" if inner else self.name


@dataclass(frozen=True, slots=True)
class Call:
    """A function or an aggregation with its arguments."""

    name: str
    arguments: tuple[Expression, ...]
    labels: tuple[str, ...] = ()
    """Of ``by (…)`` or ``without (…)``."""


@dataclass(frozen=True, slots=True)
class Binary:
    operator: str
    left: Expression
    right: Expression
    is_bool: bool = False


Expression: TypeAlias = Number | Text | Selector | Call | Binary


@dataclass(frozen=True, slots=True)
class Comparison:
    """What fires an alert: a measured expression beyond a number."""

    measured: Expression
    operator: str
    value: float


def parse(text: str) -> Expression:
    """The expression a text stands for.

    :raises PromqlError: it is none.
    """
    parser = _Parser(list(tokens(text)))
    expression = parser.expression(0)
    if parser.at.kind != "end":
        raise PromqlError(f"unexpected {parser.at.text!r} at character {parser.at.place + 1}")
    return expression


def comparison(expression: Expression) -> Comparison | None:
    """The limit of an alert whose expression as a whole compares something measured with a number."""
    match expression:
        case Binary(operator=operator, left=left, right=right, is_bool=False) if operator in COMPARISONS:
            low, high = folded(left), folded(right)
            if high is not None and low is None:
                return Comparison(left, operator, high)
            if low is not None and high is None:
                return Comparison(right, _FLIPPED[operator], low)
    return None


def folded(expression: Expression) -> float | None:
    """The value of arithmetic on numbers alone."""
    match expression:
        case Number(value=value):
            return value
        case Binary(operator=operator, left=left, right=right):
            one, other = folded(left), folded(right)
            return None if one is None or other is None else _computed(operator, one, other)
    return None


def _computed(operator: str, one: float, other: float) -> float | None:
    try:
        match operator:
            case "+":
                return one + other
            case "-":
                return one - other
            case "*":
                # 14.4 * 0.001 is 0.0144, whatever binary floats make of it.
                return float(f"{one * other:.12g}")
            case "/":
                return float(f"{one / other:.12g}")
            case "^":
                power = one**other
                return power if isinstance(power, float) else None
    except (ArithmeticError, ValueError):
        return None
    return None


def selectors(expression: Expression) -> list[Selector]:
    """What is read of the monitoring system, in the order it is written."""
    return list(_selectors(expression))


def names(expression: Expression) -> tuple[str, ...]:
    """Names of the metrics, each once."""
    return tuple(dict.fromkeys(one.name for one in selectors(expression) if one.name))


def measured(expression: Expression) -> str:
    """The one metric an expression is a reading, rate or aggregate of; empty for a ratio, a difference, or several."""
    match expression:
        case Selector(name=name):
            return name
        case Call(arguments=arguments):
            read = [one for one in arguments if not isinstance(one, (Number, Text))]
            return measured(read[0]) if len(read) == 1 else ""
    return ""


def _selectors(expression: Expression) -> Iterator[Selector]:
    match expression:
        case Selector():
            yield expression
        case Call(arguments=arguments):
            for argument in arguments:
                yield from _selectors(argument)
        case Binary(left=left, right=right):
            yield from _selectors(left)
            yield from _selectors(right)


@dataclass
class _Parser:
    """Precedence climbing, as the grammar of PromQL is no more than that."""

    tokens: list[Token]
    next: int = 0
    depth: int = field(default=0)

    @property
    def at(self) -> Token:
        return self.tokens[self.next]

    def word(self) -> str:
        """The keyword that comes next, in lower case: keywords may be written in any."""
        return self.at.text.lower() if self.at.kind == "word" else ""

    def sign(self, text: str) -> bool:
        """Take a sign if it comes next."""
        if self.at.kind == "sign" and self.at.text == text:
            self.next += 1
            return True
        return False

    def need(self, text: str) -> None:
        if not self.sign(text):
            raise PromqlError(f"{text!r} expected instead of {self.at.text!r} at character {self.at.place + 1}")

    def take(self, kind: str) -> Token:
        token = self.at
        if token.kind != kind:
            raise PromqlError(f"unexpected {token.text!r} at character {token.place + 1}")
        self.next += 1
        return token

    def expression(self, strength: int) -> Expression:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise PromqlError("nested too deep")
        left = self.unary()
        while (operator := self.operator()) and _STRENGTH[operator] > strength:
            self.next += 1
            is_bool = self.modifiers()
            # To the right for powers, to the left for the rest.
            right = self.expression(_STRENGTH[operator] - (operator == "^"))
            left = Binary(operator, left, right, is_bool)
        self.depth -= 1
        return left

    def operator(self) -> str:
        text = self.word() or (self.at.text if self.at.kind == "sign" else "")
        return text if text in _STRENGTH else ""

    def modifiers(self) -> bool:
        """``bool``, ``on (…)``, ``group_left (…)`` behind an operator; whether it is ``bool``."""
        is_bool = self.word() == "bool"
        if is_bool:
            self.next += 1
        while self.word() in ("on", "ignoring", "group_left", "group_right") and self.opens_labels():
            is_group = self.word().startswith("group")
            self.next += 1
            if not is_group or self.at.text == "(":
                self.labels()
        return is_bool

    def opens_labels(self) -> bool:
        return self.word().startswith("group") or self.tokens[self.next + 1].text == "("

    def labels(self) -> tuple[str, ...]:
        self.need("(")
        out: list[str] = []
        while not self.sign(")"):
            token = self.at
            out.append(self.take("text" if token.kind == "text" else "word").text)
            if not self.sign(","):
                self.need(")")
                break
        return tuple(out)

    def unary(self) -> Expression:
        for sign in ("-", "+"):
            if self.sign(sign):
                inner = self.expression(_UNARY)
                value = folded(inner)
                if sign == "+":
                    return inner
                return Binary("*", Number(-1.0), inner) if value is None else Number(-value)
        return self.postfix(self.primary())

    def primary(self) -> Expression:
        token = self.at
        if token.kind == "number":
            self.next += 1
            return Number(number(token))
        if token.kind == "text":
            self.next += 1
            return Text(token.text)
        if self.sign("("):
            inner = self.expression(0)
            self.need(")")
            return inner
        if token.kind == "sign" and token.text == "{":
            return self.selector("")
        return self.named(self.take("word"))

    def named(self, token: Token) -> Expression:
        word = token.text.lower()
        if word in _AGGREGATIONS and (self.at.text == "(" or self.word() in ("by", "without")):
            return self.aggregation(word)
        if self.at.kind == "sign" and self.at.text == "(":
            return Call(token.text, self.arguments())
        if word in ("inf", "nan") and self.at.text != "{":
            return Number(float(word))
        return self.selector(token.text)

    def aggregation(self, name: str) -> Call:
        labels = self.grouping()
        arguments = self.arguments()
        return Call(name, arguments, labels or self.grouping())

    def grouping(self) -> tuple[str, ...]:
        if self.word() not in ("by", "without"):
            return ()
        self.next += 1
        return self.labels()

    def arguments(self) -> tuple[Expression, ...]:
        self.need("(")
        out: list[Expression] = []
        while not self.sign(")"):
            out.append(self.expression(0))
            if not self.sign(","):
                self.need(")")
                break
        return tuple(out)

    def selector(self, name: str) -> Selector:
        found = Selector(name)
        if not self.sign("{"):
            return found
        matchers = []
        while not self.sign("}"):
            token = self.take("text" if self.at.kind == "text" else "word")
            operator = next((o for o in _MATCHERS if self.sign(o)), "")
            if not operator and token.kind == "text":
                found = Selector(token.text)  # {"a.name", …}: a name that is no word
            elif not operator:
                raise PromqlError(f"no condition on {token.text!r} at character {token.place + 1}")
            else:
                matchers.append(Matcher(token.text, operator, self.take("text").text))
            if self.word() == "or":
                raise PromqlError("not PromQL: `or` between conditions")
            if not self.sign(","):
                self.need("}")
                break
        by_name = next((m.value for m in matchers if m.label == "__name__" and m.operator == "="), "")
        rest = tuple(m for m in matchers if not (by_name and m.label == "__name__"))
        return replace(found, name=found.name or by_name, matchers=rest)

    def postfix(self, expression: Expression) -> Expression:
        """Ranges, subqueries, ``offset`` and ``@``: when is measured, not what."""
        while True:
            if self.sign("["):
                while not self.sign("]"):
                    if self.at.kind == "end":
                        raise PromqlError("']' expected at the end")
                    self.next += 1
            elif self.word() == "offset":
                self.next += 1
                self.sign("-")
                self.take("number")
            elif self.sign("@"):
                self.sign("-")
                if self.at.kind == "number":
                    self.next += 1
                else:
                    self.take("word")
                    self.need("(")
                    self.need(")")
            else:
                return expression
