"""A text's units: what is running words, what is code, and on which line."""

from __future__ import annotations

import pytest

from sphinx_ddd.coverage.blocks import Kind, Unit, units

RST = """\
First sentence. Second one
goes on.

- an item
- another,
  longer item

1. a step

.. note::

   Of note.

.. code-block:: console
   :caption: Try it

   $ shopctl check

Literal::

    raw

    block

.. seealso:: elsewhere

:param x: a field

.. _label:

=====  =====
a      b
=====  =====

>>> code()
"""

MARKDOWN = """\
Intro.

```console
$ ls
```

```{note}
Of note.
```

```{code-block} python
:caption: x

code()
```

~~~
plain
~~~

1) step
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            RST,
            [
                Unit(Kind.SENTENCE, "First sentence.", 0),
                Unit(Kind.SENTENCE, "Second one goes on.", 0),
                Unit(Kind.ITEM, "an item", 3),
                Unit(Kind.ITEM, "another, longer item", 4),
                Unit(Kind.STEP, "a step", 7),
                Unit(Kind.SENTENCE, "Of note.", 11),
                Unit(Kind.CODE, "$ shopctl check", 16, "console", "Of note."),
                Unit(Kind.SENTENCE, "Literal::", 18),
                Unit(Kind.CODE, "raw\n\nblock", 20, "", "Literal::"),
                Unit(Kind.LINKS, "elsewhere", 24),
                Unit(Kind.FIELD, ":param x: a field", 26),
                Unit(Kind.TABLE, "a b", 30),
                Unit(Kind.CODE, ">>> code()", 34, "pycon", "a b"),
            ],
        ),
        (
            MARKDOWN,
            [
                Unit(Kind.SENTENCE, "Intro.", 0),
                Unit(Kind.CODE, "$ ls", 3, "console", "Intro."),
                Unit(Kind.SENTENCE, "Of note.", 7),
                Unit(Kind.CODE, "code()", 13, "python", "Of note."),
                Unit(Kind.CODE, "plain", 17, "", "Of note."),
                Unit(Kind.STEP, "step", 20),
            ],
        ),
        ("", []),
        ("   \n\n", []),
        ("```", [Unit(Kind.CODE, "", 1)]),
        ("Ends with::", [Unit(Kind.SENTENCE, "Ends with::", 0)]),
    ],
    ids=["rst", "markdown", "empty", "blank", "open fence", "nothing follows"],
)
def test_units(text: str, expected: list[Unit]) -> None:
    assert list(units(text)) == expected
