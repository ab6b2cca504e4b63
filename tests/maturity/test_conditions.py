"""The tests that the model asks of a field: yes, no, or cannot be told."""

from __future__ import annotations

import pytest

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.operations import Effect
from sphinx_ddd.maturity.conditions import TESTS, Answer, Surroundings

YES, NO, CANNOT_TELL = Answer.YES, Answer.NO, Answer.UNKNOWN
WRITES = (Effect(effect="writes_file", path="a.py", line=1),)
AROUND = Surroundings(thresholds=frozenset({"queue"}), checks=frozenset({("before", "shop prune")}))


@pytest.mark.parametrize(
    ("test", "value", "values", "answer"),
    [
        ("stated", None, (), NO),
        ("stated", "", (), NO),
        ("stated", (), (), NO),
        ("stated", 0, (), YES),
        ("stated", False, (), YES),
        ("stated", UNKNOWN, (), YES),
        ("stated", float("inf"), (), NO),
        ("stated", float("-inf"), (), NO),
        ("readable", None, (), NO),
        ("readable", 0, (), YES),
        ("readable", UNKNOWN, (), CANNOT_TELL),
        ("true", True, (), YES),
        ("true", False, (), NO),
        ("true", None, (), NO),
        ("true", UNKNOWN, (), CANNOT_TELL),
        ("known_true", None, (), CANNOT_TELL),
        ("known_true", False, (), NO),
        ("known_true", True, (), YES),
        ("false", False, (), YES),
        ("false", True, (), NO),
        ("false", None, (), NO),
        ("false", UNKNOWN, (), CANNOT_TELL),
        ("positive", 3, (), YES),
        ("positive", 0, (), NO),
        ("positive", None, (), NO),
        ("positive", UNKNOWN, (), CANNOT_TELL),
        ("one_of", "b", ("a", "b"), YES),
        ("one_of", "c", ("a", "b"), NO),
        ("one_of", None, ("a",), NO),
        ("one_of", UNKNOWN, ("a",), CANNOT_TELL),
        ("none_of", None, ("a",), YES),
        ("none_of", "a", ("a",), NO),
        ("words", "max_pool_size", ("pool",), YES),
        ("words", "Hub.maxPoolSize", ("pool",), YES),
        ("words", "carpool", ("pool",), NO),
        ("words", "pool.name", ("pool",), NO),
        ("secret", "db_password", (), YES),
        ("secret", "Hub.cookieSecret", (), YES),
        ("secret", "--api-key", (), YES),
        ("secret", "ssh_key_passphrase", (), YES),
        ("secret", "password_file", (), NO),
        ("secret", "update_password", (), NO),
        ("secret", "token_ttl", (), NO),
        ("secret", "primary_key", (), NO),
        ("secret", "keyboard", (), NO),
        ("secret", "secretary", (), NO),
        ("has_threshold", "queue", (), YES),
        ("has_threshold", "queue_length", (), NO),
        ("has_check", "shop prune", ("before",), YES),
        ("has_check", "shop prune", ("after",), NO),
        ("has_check", "shop", ("before",), NO),
        ("time_and_level", "%(asctime)s %(levelname)s %(message)s", (), YES),
        ("time_and_level", "{time} {level} {message}", (), YES),
        ("time_and_level", "%(levelname)s %(message)s", (), NO),
        ("time_and_level", "%(asctime)s %(message)s", (), NO),
        ("time_and_level", UNKNOWN, (), CANNOT_TELL),
        ("effects", WRITES, ("writes_*",), YES),
        ("effects", WRITES, ("deletes*",), NO),
        ("effects", (), ("*",), NO),
        ("effects", UNKNOWN, ("*",), CANNOT_TELL),
        ("effects", None, ("*",), CANNOT_TELL),
    ],
)
def test_condition(test: str, value: object, values: tuple[str, ...], answer: Answer) -> None:
    assert TESTS[test](value, values, AROUND) is answer
