"""What stands on the pages of a whole project, in rst and in MyST."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ext.docs import EXPECTED, Built, Docs


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Docs:
    return Docs.of("shop", tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="module")
def text(shop: Docs) -> Built:
    return shop.build("text")


@pytest.fixture(scope="module")
def html(shop: Docs) -> Built:
    return shop.build("html", nitpicky=True)


def test_no_warning(html: Built) -> None:
    assert html.warnings == ""


@pytest.mark.parametrize("page", ["index", "backups", "drift"])
def test_page(page: str, text: Built, same_as_file: Callable[[Path, str], None]) -> None:
    """The contents show the runbook's sections in their places; procedures look as their author wrote them."""
    same_as_file(EXPECTED / "shop" / f"{page}.txt", text.text(f"{page}.txt"))


@pytest.mark.parametrize("page", ["runbook", "score"])
def test_rst_and_myst_give_the_same(page: str, shop: Docs, text: Built) -> None:
    assert text.text(f"{page}_rst.txt") == text.text(f"{page}_md.txt")
    tree = shop.build("pseudoxml")
    assert _without_page(tree.text(f"{page}_rst.pseudoxml"), page) == _without_page(tree.text(f"{page}_md.pseudoxml"), page)


def test_objects_can_be_linked_from_elsewhere(html: Built, same_as_file: Callable[[Path, str], None]) -> None:
    inventory = [line for line in _inventory(html) if " ddd:" in line]
    same_as_file(EXPECTED / "shop" / "objects.txt", "".join(f"{line}\n" for line in inventory if " ddd:gap " not in line))
    for line in inventory:
        name, _type, _priority, uri, *_title = line.split()
        page, _, anchor = uri.replace("$", name).partition("#")
        assert f'id="{anchor}"' in html.text(page)


def test_roles_are_resolved_to_titles(html: Built) -> None:
    index = html.text("index.html")
    for target, title in (
        ("backups.html#ddd-procedure-shop-weekly-backups", "Back up the orders"),
        ("runbook_md.html#ddd-shop-daily", "shop: daily"),
        ("runbook_md.html#ddd-shop", "Maintenance of shop"),
    ):
        assert f'<a class="reference internal" href="{target}" title="{title}"><span class=' in index
    assert 'href="runbook_md.html#ddd-shop-gap-daily-monitoring-threshold"' in index


def test_a_procedure_is_shown_in_full_in_the_runbook(text: Built) -> None:
    """With its links resolved from where it now stands, its sections as headings, and no second anchor."""
    backup = text.text("runbook_rst.txt").partition('Backup\n""""""\n')[2].partition('Version\n"""""""\n')[0]
    assert backup.partition("1. ")[2] == (
        "Write a dump, see Shop and Lifecycle:\n\n      $ pg_dump shop > shop.sql\n\n"
        '2. Copy it to another host.\n\n-[ Verify ]-\n\n"pg_restore --list" names "orders".\n\n'
        "-[ Rollback ]-\n\nNothing was changed: delete the dump.\n\n\n"
    )


def test_a_procedure_with_a_footnote_is_linked(html: Built) -> None:
    """A copy would have the footnote's number and anchor a second time."""
    page = html.text("runbook_rst.html")
    assert 'The steps are in: <a class="reference internal" href="drift.html#ddd-procedure-weekly-patching" title="Patching">' in page
    assert "Ask the platform team" not in page


def test_a_procedure_on_the_page_of_its_runbook_is_linked(tmp_path: Path) -> None:
    page = """
        Operations
        ==========

        .. maintenance-procedure:: weekly.backups

           1. Copy the files.

        .. maintenance-runbook:: shop
    """
    docs = Docs.made(tmp_path, {"docs/index.rst": page})
    built = docs.build("html")
    assert built.warnings == ""
    assert built.text("index.html").count("Copy the files.") == 1
    assert 'The steps are in: <a class="reference internal" href="#ddd-procedure-weekly-backups"' in built.text("index.html")


def test_anchors_on_one_page_are_unique(tmp_path: Path) -> None:
    runbook = ".. maintenance-runbook:: shop\n   :cadence: daily\n\n"
    docs = Docs.made(tmp_path, {"docs/index.rst": f"Twice\n=====\n\n{runbook}{runbook}.. mmm-score:: shop\n\n.. mmm-score:: shop\n"})
    built = docs.build("html")
    page = built.text("index.html")
    assert built.warnings == ""
    ids = [part.partition('"')[0] for part in page.split(' id="')[1:] if part.startswith("ddd-")]
    assert sorted(ids) == sorted(set(ids))
    assert {"ddd-shop", "ddd-shop-2", "ddd-shop-daily", "ddd-shop-2-daily", "ddd-shop-score", "ddd-shop-score-2"} <= set(ids)


def test_style_sheet_goes_to_html_builders_only(html: Built, text: Built, shop: Docs) -> None:
    assert (html.out / "_static" / "sphinx_ddd.css").is_file()
    assert '<link rel="stylesheet" type="text/css" href="_static/sphinx_ddd.css' in html.text("index.html")
    latex = shop.build("latex")
    assert not list(text.out.rglob("*.css"))
    assert not list(latex.out.rglob("*.css"))


def test_source_lines_are_links(html: Built) -> None:
    link = '<a class="reference external" href="https://example.org/shop/blob/main/shop/watch.py#L9"><code class='
    assert link in html.text("runbook_rst.html")


def test_an_unreadable_file_is_named_where_its_facts_are_missing(text: Built) -> None:
    for page in ("runbook_rst.txt", "score_rst.txt"):
        assert "1 not read: what they hold is missing here:" in text.text(page)
        assert '* "shop/broken.py:1": syntax: invalid syntax' in text.text(page)


def _without_page(tree: str, page: str) -> str:
    """A doctree without what says which page it is of."""
    tree = tree.partition("<section")[2]
    for name in (f"{page}_rst.rst", f"{page}_md.md", f"{page}_rst", f"{page}_md"):
        tree = tree.replace(name, page)
    return tree


def _inventory(built: Built) -> list[str]:
    content = (built.out / "objects.inv").read_bytes()
    return zlib.decompress(content.split(b"\n", 4)[4]).decode().splitlines()
