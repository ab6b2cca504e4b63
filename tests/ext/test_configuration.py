"""``maintenance-config``: what its pages hold, in every format, and when they are written again. The facts are made up."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sphinx_ddd.ext import scan
from sphinx_ddd.facts.base import Found, Location, Module
from sphinx_ddd.facts.config import ConfigOption, Deprecation
from sphinx_ddd.facts.factset import FactSet
from tests.ext.docs import EXPECTED, Docs
from tests.ext.test_builders import BUILDERS

FACTS = FactSet.from_jsonl((Path(__file__).parent / "options.jsonl").read_text("utf-8"))
PAGE = "Page\n====\n\n"
MODULES = (Module("shop", "shop/__init__.py"),)


def option(name: str, line: int = 1, **fields: Any) -> Found[ConfigOption]:
    fields = {"framework": "any", "scope": "api", "option_type": "integer", **fields}
    return Found(ConfigOption(name=name, **fields), Location("shop/__init__.py", line), "shop", "made.up")


@pytest.fixture
def facts(monkeypatch: pytest.MonkeyPatch) -> Callable[[FactSet], None]:
    """What the scans of the test find."""

    def given(found: FactSet) -> None:
        monkeypatch.setattr(scan, "scan", lambda *_args, **_options: found)

    given(FACTS)
    return given


def one_page(folder: Path, directive: str) -> Docs:
    return Docs.made(folder, {"docs/index.rst": f"{PAGE}{directive}\n"})


@pytest.mark.parametrize("page", ["index", "options_rst", "table_rst"])
@pytest.mark.usefixtures("facts")
def test_page_as_text(page: str, tmp_path: Path, same_as_file: Callable[[Path, str], None]) -> None:
    built = Docs.of("options", tmp_path).build("text", ddd_cache=False)
    assert built.warnings == ""
    same_as_file(EXPECTED / "options" / f"{page}.txt", built.text(f"{page}.txt"))


@pytest.mark.parametrize("page", ["options", "table"])
@pytest.mark.usefixtures("facts")
def test_doctree_of_rst_and_myst(page: str, tmp_path: Path, same_as_file: Callable[[Path, str], None]) -> None:
    built = Docs.of("options", tmp_path).build("pseudoxml", ddd_cache=False)
    rst, myst = (_without_page(built.text(f"{page}_{kind}.pseudoxml").partition("<section")[2]) for kind in ("rst", "md"))
    assert rst == myst
    same_as_file(EXPECTED / "options" / f"{page}.pseudoxml", rst)


@pytest.mark.usefixtures("facts")
def test_page_as_html(tmp_path: Path, same_as_file: Callable[[Path, str], None]) -> None:
    built = Docs.of("options", tmp_path).build("html", nitpicky=True, ddd_cache=False)
    assert built.warnings == ""
    assert "simultan" in built.text("searchindex.js")
    page = built.text("options_rst.html").partition("<h1>Options</h1>\n")[2].partition("</section>\n\n\n")[0]
    same_as_file(EXPECTED / "options" / "options_rst.html", page)


@pytest.mark.parametrize("builder", [*BUILDERS, "gettext"])
@pytest.mark.usefixtures("facts")
def test_no_builder_warns_or_shows_a_secret(builder: str, tmp_path: Path) -> None:
    built = Docs.of("options", tmp_path).build(
        builder, nitpicky=True, version="1", copyright="none", linkcheck_ignore=[".*"], ddd_cache=False
    )
    assert (built.warnings, built.code) == ("", 0)
    for file in built.out.rglob("*"):
        if file.is_file() and file.name != "facts.jsonl":
            assert b"hunter2" not in file.read_bytes()
            assert b"ddd_view" not in file.read_bytes()


@pytest.mark.usefixtures("facts")
def test_options_can_be_linked_to(tmp_path: Path, same_as_file: Callable[[Path, str], None]) -> None:
    built = Docs.of("options", tmp_path).build("html", nitpicky=True, ddd_cache=False)
    content = zlib.decompress((built.out / "objects.inv").read_bytes().split(b"\n", 4)[4]).decode().splitlines()
    inventory = [line for line in content if " ddd:option " in line]
    same_as_file(EXPECTED / "options" / "objects.txt", "".join(f"{line}\n" for line in inventory))
    for line in inventory:
        page, _, anchor = line.split()[3].partition("#")
        assert built.text(page).count(f'id="{anchor}"') == 1
    index = built.text("index.html")
    for anchor, title in (
        ("token-expiration", ">expiration<"),
        ("token-methods", ">methods<"),
        ("shop-cli-main-config", ">--config<"),
        ("token-workers", ">the number of workers<"),
        ("cache-backend", ">backend or cache_backend<"),
    ):
        link = index.partition(f'href="options_md.html#ddd-option-{anchor}"')[2]
        assert title in link.partition("</a>")[0]


@pytest.mark.parametrize(
    ("target", "known"),
    [("api/port", True), ("api.port", True), ("[api]port", True), ("port", False), ("timeout", True), ("--timeout", True), ("api", False)],
)
def test_a_name_that_several_options_have_leads_nowhere(target: str, known: bool, tmp_path: Path, facts: Callable[[FactSet], None]) -> None:
    both = (option("port"), option("port", 2, scope="admin"), option("timeout", 3, flags=("--timeout",)))
    facts(FactSet.of_parts(both, modules=MODULES))
    built = one_page(tmp_path, f".. maintenance-config:: shop\n\nSee :ddd:option:`{target}`.").build("text", nitpicky=True)
    expected = f"called {target}, or several are; write scope/name, such as api/port [ref.option]"
    assert (expected in built.warnings) is not known


def test_anchors_are_unique_and_stay(tmp_path: Path, facts: Callable[[FactSet], None]) -> None:
    alike = (option("port", 1), option("port", 2, default=1), option("Port", 3), option("max port", 4), option("max-port", 5))
    facts(FactSet.of_parts(alike, modules=MODULES))
    built = one_page(tmp_path, ".. maintenance-config:: shop\n\n.. maintenance-config:: shop\n").build("html")
    assert built.warnings == ""
    ids = [part.partition('"')[0] for part in built.text("index.html").split(' id="ddd-')[1:]]
    first = ["option-api-port", "option-api-port-2", "option-api-Port", "option-api-max-port", "option-api-max-port-2"]
    assert ids == ["shop-config", *first, "shop-config-2", *(f"shop-config-2-{name}" for name in first)]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", ["[b] two", "[b] one", "[a] three"]),
        (":sort: name", ["[b] one", "[b] two", "[a] three"]),
        (":sort: scope", ["[a] three", "[b] two", "[b] one"]),
        (":sort: name\n   :group-by: none", ["one", "three", "two"]),
        (":group-by: framework", ["[any] two", "[any] one", "[click] three"]),
        (":filter: framework:click", ["three"]),
        (":filter: name:t* and not scope:a", ["two"]),
    ],
)
def test_order_and_groups(asked: str, shown: list[str], tmp_path: Path, facts: Callable[[FactSet], None]) -> None:
    found = (option("two", 1, scope="b"), option("one", 2, scope="b"), option("three", 3, scope="a", framework="click"))
    facts(FactSet.of_parts(found, modules=MODULES))
    text = one_page(tmp_path, f".. maintenance-config:: shop\n   {asked}").build("text").text("index.txt")
    seen, group = [], ""
    lines = text.splitlines()
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if after and set(after) == {"-"}:
            group = f"[{line}] "
        elif line in ("one", "two", "three"):
            seen.append(f"{group}{line}")
    assert seen == shown


def test_where_no_section_can_be(tmp_path: Path, facts: Callable[[FactSet], None]) -> None:
    facts(FactSet.of_parts((option("port"), option("port", 2, scope="admin")), modules=MODULES))
    built = one_page(tmp_path, "- In a list:\n\n  .. maintenance-config:: shop").build("text")
    assert built.warnings == ""
    assert [line.strip() for line in built.text("index.txt").splitlines() if "-[" in line] == [
        "-[ Configuration of shop ]-",
        "-[ api ]-",
        "-[ admin ]-",
    ]


def test_nothing_found_and_nothing_kept(tmp_path: Path, facts: Callable[[FactSet], None]) -> None:
    facts(FactSet.of_parts((option("port"),), modules=(*MODULES, Module("shop.empty", "shop/empty.py"))))
    directives = ".. maintenance-config:: shop.empty\n\n.. maintenance-config:: shop\n   :filter: secret"
    text = one_page(tmp_path, directives).build("text").text("index.txt")
    assert "No option was found." in text
    assert "The filter keeps none of 1 options." in text


def test_many_and_large(tmp_path: Path, facts: Callable[[FactSet], None]) -> None:
    """A page of it can be read: groups are folded in parts, choices and defaults are cut, and every option is there."""
    found = [option(f"option_{n:04}", n, default=n, description=f"Number {n}. " * 20) for n in range(1, 1001)]
    found.append(option("large", 2000, default="x" * 50_000, choices=tuple(f"choice_{n}" for n in range(10_000)), scope="large"))
    facts(FactSet.of_parts(found, modules=MODULES))
    html = one_page(tmp_path, ".. maintenance-config:: shop").build("html").text("index.html")
    assert [n for n in range(1, 1001) if f'id="ddd-option-api-option_{n:04}"' not in html] == []
    assert "<summary>option_0001 … option_0060 (1–60)</summary>" in html
    assert "and 9,700 more" in html
    assert "(46,000 more characters)" in html
    assert "choice_299" in html
    assert "choice_300" not in html


ODD = "*a* `b` ``c`` |d| e_ <script>alert(1)</script> & \\ { } $ # % ^ ~ @i{j} \ud800\u202e\x00\x1b[31m\ufffe"


@pytest.mark.parametrize("builder", [*BUILDERS, "gettext"])
def test_text_from_code_is_no_markup(builder: str, tmp_path: Path, facts: Callable[[FactSet], None]) -> None:
    odd = (
        option(ODD, 1, scope=ODD, description=f"{ODD}\n\n    {ODD}\n\n- {ODD}\n  more\n* {ODD}\n\nTitle\n=====\n\n.. raw:: html\n\n   <b>"),
        option("\x00", 2, scope="", default=ODD * 3, pattern=ODD * 9, choices=(ODD,), aliases=(ODD,), env=(ODD,), unit=ODD),
        option("", 3, scope=" ", option_type=None, native_type=ODD, default={ODD: [ODD]}, choices=tuple(f"{n}{ODD}" for n in range(30))),
        option("x" * 5000, 4, default="y" * 5000, description="z" * 5000, deprecated=Deprecation(reason=ODD), flags=(ODD, "--x")),
    )
    facts(FactSet.of_parts(odd, modules=MODULES))
    page = ".. maintenance-config:: shop\n\n.. maintenance-config:: shop\n   :columns: name scope type default allowed env flags meaning\n"
    built = one_page(tmp_path, page).build(builder, version="1", copyright="none", nitpicky=True)
    assert (built.warnings, built.code) == ("", 0)
    for file in built.out.rglob("*"):
        if file.is_file() and file.name in ("index.html", "index.txt", "index.xml", "python.tex", "python.1"):
            text = file.read_text("utf-8")
            assert "<script>alert" not in text or file.suffix not in (".html", ".xml")
            assert [hex(ord(one)) for one in "\u202e\x00\x1b\ufffe" if one in text] == []


class TestRebuild:
    """By what the page shows."""

    @pytest.fixture
    def docs(self, tmp_path: Path, facts: Callable[[FactSet], None]) -> Docs:
        facts(FACTS)
        docs = Docs.of("options", tmp_path)
        assert docs.build(ddd_cache=False).warnings == ""
        return docs

    def test_no_change(self, docs: Docs) -> None:
        built = docs.build(ddd_cache=False)
        assert (built.read, built.pages_written) == ("0 added, 0 changed, 0 removed", [])

    def test_edited_fact(self, docs: Docs, facts: Callable[[FactSet], None]) -> None:
        """The page that filters the option out shows what it did."""
        facts(_edited("connection", description="Where the tokens lie."))
        built = docs.build(ddd_cache=False)
        assert built.pages_read == ["options_md", "options_rst"]
        assert "Where the tokens lie." in built.text("options_rst.html")

    def test_fact_that_a_filter_now_keeps(self, docs: Docs, facts: Callable[[FactSet], None]) -> None:
        facts(_edited("connection", deprecated=None))
        assert docs.build(ddd_cache=False).pages_read == ["options_md", "options_rst", "table_md", "table_rst"]

    def test_options_in_a_runbook_lead_to_their_entry(self, docs: Docs) -> None:
        """As long as there is one; the page with the runbook is written again, not read, when that changes."""
        docs.write("docs/runbook.rst", "Runbook\n=======\n\n.. maintenance-runbook:: shop\n   :cadence: weekly\n")
        docs.edit("docs/index.rst", "   options_md\n", "   options_md\n   runbook\n")
        link = 'href="options_{}#ddd-option-token-expiration"'
        assert link.format("md.html") in docs.build(ddd_cache=False).text("runbook.html")
        for page in ("options_md.md", "options_rst.rst", "table_md.md", "table_rst.rst"):
            (docs.root / "docs" / page).unlink()
        docs.write("docs/index.rst", "Shop\n====\n\n.. toctree::\n\n   runbook\n")
        built = docs.build(ddd_cache=False, nitpicky=True)
        assert (built.warnings, built.pages_read) == ("", ["index"])
        assert "runbook" in built.pages_written
        assert "#ddd-option" not in built.text("runbook.html")
        assert ">expiration<" in built.text("runbook.html")

    def test_parallel_as_serial(self, docs: Docs) -> None:
        parallel = docs.build(parallel=4, folder="_parallel", ddd_cache=False)
        assert parallel.warnings == ""
        for name in ("index.html", "options_rst.html", "table_md.html", "objects.inv"):
            assert (parallel.out / name).read_bytes() == (docs.root / "_build/html" / name).read_bytes()

    def test_deleted_page(self, docs: Docs) -> None:
        """Links go to the other page that shows the options."""
        (docs.root / "docs/options_md.md").unlink()
        docs.edit("docs/index.rst", "   options_md\n", "")
        built = docs.build(ddd_cache=False)
        assert built.warnings == ""
        assert 'href="options_rst.html#ddd-option-token-expiration"' in built.text("index.html")


def _without_page(tree: str) -> str:
    """A doctree without what says which page it is of, and with truth as every version of docutils may write it."""
    return tree.replace("_rst", "").replace("_md", "").replace('="True"', '="1"').replace('="False"', '="0"')


def _edited(name: str, **fields: Any) -> FactSet:
    found = [replace(f, fact=replace(f.fact, **fields)) if f.fact.name == name else f for f in FACTS.found]
    return FactSet.of_parts(found, modules=FACTS.modules)
