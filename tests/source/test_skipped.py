"""What cannot be read is reported with the reason, and costs nothing else."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from sphinx_ddd.extract import scan
from sphinx_ddd.source.discover import from_paths

GOOD = b'import sys\n\n\ndef stop():\n    sys.exit("disk full")\n'

BROKEN = {
    "syntax": (b"x = 1\ndef f(:\n", "bad.py:2", "syntax: "),
    "NUL byte": (b"x = 1\ny = '\0'\n", "bad.py:2", "syntax: a NUL byte"),
    "latin-1": ("x = 1\ny = 'é'\n".encode("latin-1"), "bad.py:2", "encoding: not utf-8"),
    "unknown encoding": (b"# -*- coding: nonsense -*-\n", "bad.py:1", "encoding: unknown encoding"),
    "nested parentheses": (b"x = " + b"(" * 50_000 + b")" * 50_000, "bad.py:1", "too deep: "),
    "nested lists": (b"x = " + b"[" * 150 + b"]" * 150 + b"\ny = " + b"-" * 50_000 + b"1\n", "bad.py", "too deep: "),
    "long sum": (b"x = " + b"+".join([b"a"] * 20_000), "bad.py", "too deep: "),
    "large literal": (b"x = '" + b"a" * 20_000_000 + b"'", "bad.py", "too large: 20,000,006 bytes"),
    "future syntax": (b"match x:\n    case 1 if y: pass\n    case @@: pass\n", "bad.py:3", "syntax: "),
}


@pytest.mark.parametrize("case", BROKEN)
def test_skipped_with_reason(case: str, tmp_path: Path) -> None:
    content, where, reason = BROKEN[case]
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "bad.py").write_bytes(content)
    (tmp_path / "shop" / "good.py").write_bytes(GOOD)
    facts = scan(from_paths([tmp_path / "shop"]), jobs=1, strict=True)
    (skipped,) = facts.skipped
    assert str(skipped.location).startswith(f"shop/{where}")
    assert skipped.reason.startswith(reason)
    assert [m.name for m in facts.modules] == ["shop.good"]


def test_declared_encoding_is_read(tmp_path: Path) -> None:
    (tmp_path / "old.py").write_bytes("# coding: latin-1\nname = 'é'\n".encode("latin-1"))
    facts = scan(from_paths([tmp_path / "old.py"]), jobs=1, strict=True)
    assert (facts.skipped, [m.name for m in facts.modules]) == ((), ["old"])


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a privilege there")
def test_links_do_not_lead_out_or_around(tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    shop.mkdir()
    (shop / "good.py").write_bytes(GOOD)
    (tmp_path / "secret.py").write_text("password = 'x'", encoding="utf-8")
    (shop / "loop").symlink_to(shop)
    (shop / "dangling.py").symlink_to(shop / "nowhere.py")
    (shop / "self.py").symlink_to(shop / "self.py")
    (shop / "out.py").symlink_to(tmp_path / "secret.py")
    (shop / "twin.py").symlink_to(shop / "good.py")
    facts = scan(from_paths([shop]), jobs=1, strict=True)
    assert [(str(s.location), s.reason) for s in facts.skipped] == [
        ("shop/dangling.py", "symlink: a loop, or its target does not exist"),
        ("shop/loop", "symlink: a loop"),
        ("shop/out.py", "symlink: leads out of the source root"),
        ("shop/self.py", "symlink: a loop, or its target does not exist"),
    ]
    assert [m.name for m in facts.modules] == ["shop.good"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX has named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "good.py").write_bytes(GOOD)
    os.mkfifo(tmp_path / "shop" / "pipe.py")
    sources = from_paths([tmp_path / "shop"])
    assert sources.fingerprint()
    facts = scan(sources, jobs=1, strict=True)
    assert [(str(s.location), s.reason) for s in facts.skipped] == [("shop/pipe.py", "unreadable: not a regular file")]
    assert [m.name for m in facts.modules] == ["shop.good"]


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shop.py").write_bytes(GOOD)

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    facts = scan(from_paths([tmp_path / "shop.py"]), jobs=1, strict=True)
    assert [(str(s.location), s.reason) for s in facts.skipped] == [("shop.py", "unreadable: Permission denied")]


def test_nothing_is_executed(tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    (tmp_path / "evil.py").write_text(f"open({str(marker)!r}, 'w')\nimport sys\nsys.exit('stop')\n", encoding="utf-8")
    scan(from_paths([tmp_path / "evil.py"]), jobs=1, strict=True)
    assert not marker.exists()
