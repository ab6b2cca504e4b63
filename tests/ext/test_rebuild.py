"""A page is read or written again when what it shows changes, and not otherwise."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from sphinx_ddd.ext import cache
from tests.ext.docs import Docs

WATCH = "src/shop/watch.py"
QUIET = "0 added, 0 changed, 0 removed"
SHOW_FACTS = ["runbook_md", "runbook_rst", "score_md", "score_rst"]


@pytest.fixture
def shop(tmp_path: Path) -> Docs:
    docs = Docs.of("shop", tmp_path)
    assert docs.build().warnings == ""
    return docs


def test_no_change(shop: Docs) -> None:
    built = shop.build()
    assert (built.read, built.pages_written, built.warnings) == (QUIET, [], "")
    assert "'html_static_path'" not in built.status


def test_touch(shop: Docs) -> None:
    os.utime(shop.root / WATCH, (2e9, 2e9))
    built = shop.build()
    assert (built.read, built.pages_written) == (QUIET, [])


def test_comment(shop: Docs) -> None:
    shop.edit(WATCH, "maxBytes=1_000_000, backupCount=3))", "maxBytes=1_000_000, backupCount=3))  # enough")
    built = shop.build()
    assert (built.read, built.pages_written) == (QUIET, [])
    assert built.scan.endswith("(scanned)")


def test_edited_fact(shop: Docs) -> None:
    """A help text stands in the runbooks. The scores only ask whether there is one."""
    shop.edit(WATCH, "Orders not yet paid.", "Orders that wait.")
    built = shop.build()
    assert built.pages_read == ["runbook_md", "runbook_rst"]
    assert "Orders that wait." in built.text("runbook_rst.html")
    assert shop.build().read == QUIET


def test_fact_that_scores(shop: Docs) -> None:
    shop.edit(WATCH, '"Orders not yet paid."', '""')
    assert shop.build().pages_read == SHOW_FACTS


def test_added_file(shop: Docs) -> None:
    shop.write("src/shop/more.py", 'from prometheus_client import Counter\n\nMORE = Counter("shop_more", "More.")\n')
    built = shop.build()
    assert built.pages_read == SHOW_FACTS
    assert "shop_more" in built.text("runbook_md.html")


def test_ops_file(shop: Docs) -> None:
    """When one changes, so does what a page shows of it."""
    named = ["../Makefile"]
    shop.write("Makefile", "check-orders: ## Check the orders\n\tpsql --file check.sql shop\n")
    assert "Check the orders." in shop.build(ddd_ops_files=named).text("runbook_rst.html")
    assert shop.build(ddd_ops_files=named).read == QUIET
    shop.edit("Makefile", "Check the orders", "Check all orders")
    built = shop.build(ddd_ops_files=named)
    assert built.scan.endswith("(scanned)")
    assert "Check all orders." in built.text("runbook_rst.html")


def test_deleted_file(shop: Docs) -> None:
    (shop.root / WATCH).unlink()
    built = shop.build()
    assert built.pages_read == SHOW_FACTS
    assert "Orders not yet paid." not in built.text("runbook_md.html")


def test_subject_that_appears_later(tmp_path: Path) -> None:
    docs = Docs.made(tmp_path, {"docs/index.rst": "Shop\n====\n\n.. mmm-score:: shop.later\n"})
    assert "was not found" in docs.build().warnings
    docs.write("src/shop/later.py", "")
    built = docs.build()
    assert (built.pages_read, built.warnings) == (["index"], "")


def test_site_file(shop: Docs) -> None:
    shop.edit("docs/ddd.toml", "warning = 50", "warning = 60")
    built = shop.build()
    assert [page for page in built.pages_read if page.startswith("runbook")] == ["runbook_md", "runbook_rst"]
    assert "above 60" in built.text("runbook_rst.html")


def test_waiver_that_ends(shop: Docs, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.edit("docs/ddd.toml", "date = 2026-01-01", "date = 2026-01-01\nuntil = 2026-06-01")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767312000")  # 2 January 2026
    assert "waived" in shop.build("text").text("score_rst.txt")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1782950400")  # 2 July 2026
    built = shop.build("text")
    assert "score_rst" in built.pages_read


def test_procedure_of_another_page(shop: Docs) -> None:
    """The body alone changes, in nothing that a score counts: the runbook shows it, so it is written again, but not read."""
    shop.edit("docs/backups.rst", "pg_dump shop > shop.sql", "pg_dump --no-owner shop > shop.sql")
    built = shop.build()
    assert built.pages_read == ["backups"]
    assert {"backups", "runbook_md", "runbook_rst"} <= set(built.pages_written)
    assert "drift" not in built.pages_written
    assert "--no-owner" in built.text("runbook_rst.html")


def test_deleted_page_with_a_procedure(shop: Docs) -> None:
    (shop.root / "docs/drift.md").unlink()
    shop.edit("docs/index.rst", "   drift\n", "")
    built = shop.build()
    assert built.warnings == ""
    assert "git diff" not in built.text("runbook_rst.html")
    assert "git diff" not in built.text("runbook_md.html")


def test_builders_that_share_an_environment(shop: Docs) -> None:
    """What one builder has written is still to be written by the other."""
    shop.build("text")
    shop.edit("docs/backups.rst", "pg_dump shop", "pg_dump --no-owner shop")
    shop.edit(WATCH, "Orders not yet paid.", "Orders that wait.")
    for builder, page in (("html", "runbook_rst.html"), ("text", "runbook_rst.txt")):
        page_text = shop.build(builder).text(page)
        assert "--no-owner" in page_text
        assert "Orders that wait." in page_text


def test_two_builds_in_one_process(shop: Docs) -> None:
    """As a server does that watches files: the sources are read before each build."""
    from sphinx.testing.util import SphinxTestApp

    app = SphinxTestApp("html", srcdir=shop.root / "docs", builddir=shop.root / "_twice")
    try:
        app.build()
        shop.edit(WATCH, "Orders not yet paid.", "Orders that wait.")
        app.build()
    finally:
        app.cleanup()
    assert "Orders that wait." in (Path(app.outdir) / "runbook_rst.html").read_text("utf-8")


def test_parallel_as_serial(shop: Docs) -> None:
    parallel = shop.build(parallel=4, folder="_parallel")
    assert parallel.warnings == ""
    serial = shop.root / "_build/html"
    names = sorted(file.relative_to(serial).as_posix() for file in serial.rglob("*.html"))
    assert names == sorted(file.relative_to(parallel.out).as_posix() for file in parallel.out.rglob("*.html"))
    for name in [*names, "objects.inv"]:
        assert (parallel.out / name).read_bytes() == (serial / name).read_bytes()
    assert shop.build(parallel=4, folder="_parallel").read == QUIET


def test_facts_are_kept(shop: Docs) -> None:
    """And the console says what was read, and whether it was read anew."""
    pattern = r"sphinx_ddd: read 3 files, \d+ facts, 1 skipped \({how}\)"
    assert re.fullmatch(pattern.format(how="unchanged"), shop.build().scan)
    assert re.fullmatch(pattern.format(how="scanned"), shop.build(ddd_cache=False).scan)


@pytest.mark.parametrize("damage", ["{", "[]\n", "\x00", ""])
def test_damaged_cache(damage: str, shop: Docs) -> None:
    file = shop.root / "_build/doctrees" / cache.FILE
    whole = file.read_text("utf-8")
    file.write_text(damage, "utf-8")
    built = shop.build()
    assert "the kept facts cannot be used" in built.status
    assert (built.read, built.warnings) == (QUIET, "")
    assert file.read_text("utf-8") == whole


def test_shortened_cache(shop: Docs) -> None:
    """Lines that are each in order, but not all of them."""
    file = shop.root / "_build/doctrees" / cache.FILE
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(lines[:-1]), "utf-8")
    assert "the kept facts cannot be used (lines are missing or altered)" in shop.build().status


def test_facts_stay_out_of_the_environment(shop: Docs) -> None:
    environment = (shop.root / "_build/doctrees/environment.pickle").read_bytes()
    assert b"Orders not yet paid" not in environment
    assert json.loads((shop.root / "_build/doctrees" / cache.FILE).read_text("utf-8").splitlines()[0]).keys() == {"key", "digest"}
