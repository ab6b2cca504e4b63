"""Every builder writes the pages, whatever the code holds: nothing in it is markup, and nothing breaks a format."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.ext.docs import Built, Docs

BUILDERS = ("html", "dirhtml", "singlehtml", "epub", "latex", "text", "man", "texinfo", "xml", "pseudoxml", "linkcheck", "dummy", "mmm")

HOSTILE = '''
"""Names and messages that mean something in one format or another."""

import logging

from prometheus_client import Counter

log = logging.getLogger(__name__)

ODD = Counter("odd_total", "*a* `b` ``c`` |d| e_ __f__ <script>alert(1)</script> & \\\\ { } $ # % ^ ~ [g](h) .. note:: @i{j} \\ud800")
LINES = Counter("lines_total", "one\\n\\ntwo\\n===\\n\\n.. raw:: html\\n\\n   <b>\\n")
TURNED = Counter("turned_total", "\\u202eabc\\u2066def\\u0000\\u0007\\u001b[31m\\ufffe")
LONG = Counter("long_total", "@LONG@")
WORD = Counter("word_total", "@WORD@")


def fail(order):
    raise ValueError("no `order` *here*: <b>%s</b> \\n.. danger::\\n\\n   $HOME \\u202e" % order)
'''.replace("@LONG@", "long text " * 1000).replace("@WORD@", "x" * 10_000)

PAGES = {
    "src/shop/odd.py": HOSTILE,
    "docs/conf.py": 'project = "shop"\nversion = "1"\ncopyright = "none"\nextensions = ["myst_parser", "sphinx_ddd"]\n',
    "docs/index.rst": "Shop\n====\n\n.. toctree::\n\n   runbook\n   score\n   ways\n",
    "docs/runbook.md": "# Runbook\n\n```{maintenance-runbook} shop\n:cadence: daily weekly monthly emergency\n```\n",
    "docs/score.rst": "Score\n=====\n\n.. mmm-score:: shop\n   :depth: 2\n   :explain:\n\n.. maintenance-gaps:: shop\n",
    "docs/ways.md": "# Ways\n\n```{maintenance-procedure} weekly.backups\n:title: <b>*All*</b> | `x` \\\\ & $x$ %\n\n1. Copy.\n```\n",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Docs:
    return Docs.made(tmp_path_factory.mktemp("hostile"), PAGES)


@pytest.mark.parametrize("builder", [*BUILDERS, "gettext"])
def test_no_warning(builder: str, hostile: Docs) -> None:
    # Sphinx keeps the environment of gettext apart from that of the others.
    built = hostile.build(builder, folder="_gettext" if builder == "gettext" else "_build", nitpicky=True)
    assert (built.warnings, built.code) == ("", 0)
    for file in built.out.rglob("*"):
        if file.is_file() and file.suffix not in (".pickle", ".doctree"):
            assert b"ddd_view" not in file.read_bytes()


def test_with_figure_numbers(hostile: Docs) -> None:
    built = hostile.build("html", folder="_numfig", numfig=True, nitpicky=True)
    assert built.warnings == ""


def test_text_from_code_is_no_markup(hostile: Docs) -> None:
    built = hostile.build("html")
    runbook = built.text("runbook.html")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; \\ { } $ # % ^ ~ [g](h)" in runbook
    assert "|d| e_ __f__ &lt;script&gt;" in runbook
    assert "<script>alert" not in runbook
    assert "<b>" not in runbook
    assert "&lt;b&gt;*All*&lt;/b&gt; | `x` " in built.text("ways.html")


def test_what_cannot_be_seen_is_shown_as_its_escape(hostile: Docs) -> None:
    for builder, page in (("html", "runbook.html"), ("text", "runbook.txt"), ("xml", "runbook.xml"), ("latex", "shop.tex")):
        text = hostile.build(builder).text(page)
        for character in "\u202e\u2066\x00\x07\x1b\ufffe\ud800":
            assert character not in text
    assert "\\u202eabc\\u2066def\\u0000\\u0007\\u001b[31m" in hostile.build("html").text("runbook.html")


def test_xml_is_well_formed(hostile: Docs) -> None:
    for page in ("runbook", "score", "ways"):
        ET.fromstring(hostile.build("xml").text(f"{page}.xml"))


def test_gettext_extracts_the_titles(hostile: Docs) -> None:
    """What stands below them is filled in when the page is written: its words come from our own catalog."""
    catalog = hostile.build("gettext", folder="_gettext").text("runbook.pot")
    for message in ("Maintenance of shop", "Daily Maintenance", "Monitoring Points"):
        assert f'msgid "{message}"\n' in catalog
    assert "#: ../../docs/runbook.md:3" in catalog


def test_long_tables_are_folded_where_a_reader_can_open_them(tmp_path: Path) -> None:
    metrics = "".join(f'M{n} = Counter("orders_{n:02}", "Number {n}.")\n' for n in range(40))
    docs = Docs.made(
        tmp_path,
        {
            "src/shop/many.py": f"from prometheus_client import Counter\n{metrics}",
            "docs/index.rst": "Shop\n====\n\n.. maintenance-runbook:: shop\n   :cadence: daily\n",
        },
    )
    html, text = docs.build("html"), docs.build("text")
    shown, _, folded = html.text("index.html").partition('<details class="ddd-fold"><summary>28 more rows</summary>')
    assert ("orders_00" in shown, "orders_39" in shown, "orders_39" in folded.partition("</details>")[0]) == (True, False, True)
    assert [f"orders_{n:02}" for n in range(40) if f"orders_{n:02}" not in text.text("index.txt")] == []


def test_the_builder_mmm_writes_score_and_facts(hostile: Docs) -> None:
    built: Built = hostile.build("mmm")
    assert sorted(file.name for file in built.out.iterdir()) == ["facts.jsonl", "mmm.json"]
    assert [score["subject"] for score in json.loads(built.text("mmm.json"))["scores"]] == ["shop"]
    names = [json.loads(line)["name"] for line in built.text("facts.jsonl").splitlines() if '"kind": "metric"' in line]
    assert names == ["odd", "lines", "turned", "long", "word"]
