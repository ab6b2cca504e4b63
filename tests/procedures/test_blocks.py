"""Single slots: what stands in them for facts that no whole runbook shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from sphinx_ddd.facts.backups import Backup
from sphinx_ddd.facts.base import Fact, Found, Location, Module
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.criteria import Cadence
from sphinx_ddd.facts.documentation import Documentation, Passage
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.facts.failures import Failure, by_itself
from sphinx_ddd.facts.lifecycle import Deprecated
from sphinx_ddd.facts.metrics import Metric
from sphinx_ddd.facts.migrations import Migration
from sphinx_ddd.facts.operations import Command, Effect, ExternalCommand, Lock, Operation, Signal
from sphinx_ddd.facts.subjects import Subject
from sphinx_ddd.procedures import (
    backups,
    by_name,
    commands,
    failures,
    lifecycle,
    logs,
    migrations,
    offered,
    operations,
    performance,
    recovery,
    updates,
    validation,
)
from sphinx_ddd.procedures.base import Block, Code, Gap, NotApplicable, Paragraph, Role, Row, Section, Step, Steps, Table
from sphinx_ddd.procedures.given import Given
from sphinx_ddd.procedures.runbook import runbook
from sphinx_ddd.procedures.site import Site
from sphinx_ddd.procedures.tables import table
from tests.procedures.test_runbooks import DUMP, facts_of


def given(*facts: Fact, lines: bool = True, cadences: frozenset[Cadence] = frozenset()) -> Given:
    """Facts of the module ``a``, each on a line of its own unless they are all on the first."""
    found = tuple(Found(fact, Location("a.py", number if lines else 1), "a", "any.rule") for number, fact in enumerate(facts, 1))
    return Given(Subject("a"), FactSet(found, (), (Module("a", "a.py"),)), Site(), (), cadences)


def tables(blocks: list[Block]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


OTHERS = (
    Failure(name="gone", via="log", level="warning"),
    Failure(name="down", via="log", level="critical"),
    Failure(name="usage", via="exit"),
    Failure(name="full", via="log", level="error", recovery="Add a disk."),
)


def test_many_messages_are_parted_by_what_they_are_about() -> None:
    about = ("no room", "cannot connect to the broker", "cannot read the configuration", "disk is full", "give --late")
    many = (Failure(name=f"{text} {number}", via="raise", exception="a.E") for number in range(8) for text in about)
    shown = tables(list(failures.blocks(given(*many, *OTHERS))))
    assert [(t.caption, t.columns, len(t.rows)) for t in shown] == [
        ("With a way out (1 message)", ("Message", "What to do"), 1),
        ("Start-up and configuration (8 messages)", ("Message",), 8),
        ("Connections and services (8 messages)", ("Message",), 8),
        ("Data and storage (8 messages)", ("Message",), 8),
        ("Other messages (10 messages)", ("Message", "Seen as"), 10),
        ("Commands typed wrongly (8 messages)", ("Message",), 8),
        ("Warnings (1 message)", ("Message",), 1),
    ]
    assert [row.cells[0] for row in shown[4].rows[:3]] == [(Code("down"),), (Code("usage"),), (Code("no room 0"),)]


def test_messages_without_a_word_are_counted() -> None:
    blocks = list(failures.blocks(given(*OTHERS, Failure(name="{error}", via="exit"))))
    assert [text for block in blocks if isinstance(block, Paragraph) for text in block.text] == [
        "1 message consists of nothing but what the program fills in."
    ]


def test_few_messages_are_one_table() -> None:
    (shown,) = tables(list(failures.blocks(given(*OTHERS))))
    assert [row.cells[0] for row in shown.rows] == [(Code(word),) for word in ("full", "down", "usage", "gone")]


@pytest.mark.parametrize(("condition", "shown"), [("not (self.force)", "not self.force"), ("not (a == b)", "not (a == b)"), ("rc", "rc")])
def test_conditions_are_readable(condition: str, shown: str) -> None:
    (only,) = tables(list(failures.blocks(given(Failure(name="no", via="raise", exception="a.E", condition=condition)))))
    assert only.rows[0].cells[2] == (Code(shown),)


def test_recovery_repeats_no_gap_of_the_same_page() -> None:
    together = list(recovery.blocks(given(*OTHERS[:3], cadences=frozenset(Cadence))))
    alone = list(recovery.blocks(given(*OTHERS[:3], cadences=frozenset({Cadence.EMERGENCY}))))
    assert together == [Paragraph(("The 3 messages are under Common Issues.",))]
    assert [type(block) for block in alone] == [Gap]


def test_a_hand_written_recovery_is_named_where_the_messages_are() -> None:
    written = (replace(DUMP, criterion="emergency.recovery", title="When it breaks"),)
    shown = runbook(facts_of("web_service"), Subject("shop"), site=Site(), written=written, cadences=(Cadence.DAILY,))
    issues = next(section for section in shown.cadences[0][1].sections if section.id == "daily-common-issues")
    assert issues.blocks[0] == Paragraph(("What to do is said in “When it breaks” (hand-written).",), (DUMP.location,))
    assert not any(isinstance(block, Gap) for block in issues.blocks)


def test_messages_without_a_handler_of_their_own() -> None:
    assert list(logs.blocks(given(OTHERS[0]))) == [
        NotApplicable("Messages are logged, but no log handler is set up here: where they go is decided elsewhere.", (Location("a.py", 1),))
    ]


def test_an_option_that_keeps_a_copy_is_a_step() -> None:
    option = ConfigOption(
        name="backup", framework="ansible", scope="a.b.edit", option_type="boolean", description="Keep V(FILE). It is dated."
    )
    change = Operation(name="a.b.edit", framework="ansible", because=(Effect(effect="writes_file", path="a.py", line=9),), dry_run=True)
    steps, gap = backups.blocks(given(option, change))
    assert steps == Steps(
        (Step(text=("Add ", Code("backup=true"), " to the task: Keep FILE."), role=Role.SENIOR, sources=(Location("a.py", 1),)),)
    )
    assert isinstance(gap, Gap)
    assert gap.missing == "How the copy is brought back is not stated."


def test_one_call_that_saves_one_of_several_paths_is_one_copy() -> None:
    copies = (Backup(name=name, target=f"{name}~", tool="keep") for name in ("{dest}/{name}", "{dest}", "{b_dest}"))
    (shown,) = tables(list(backups.blocks(given(*copies, lines=False))))
    assert shown.columns == ("What", "Goes to", "Made by")
    assert shown.rows == (Row(((Code("{dest}"),), (Code("{dest}~"),), (Code("keep"),)), (Location("a.py", 1),)),)


def test_programs_by_platform_with_what_they_change() -> None:
    effect = Effect(effect="changes_account", path="a.py", line=2, via="useradd")
    facts = (
        ExternalCommand(name="id", argv=("id", "{name}"), mutates=False, platform="Linux"),
        ExternalCommand(name="useradd", argv=("useradd", "{name}"), mutates=True, platform="Linux"),
        ExternalCommand(name="pw", argv=("pw", "useradd"), platform="FreeBSD"),
        ExternalCommand(name="useradd", argv=("useradd", "{name}"), mutates=True, platform="AIX"),
        Operation(name="a run", framework="click", because=(effect,)),
    )
    (shown,) = tables(list(operations.effects(given(*facts))))
    assert shown.columns == ("Platform", "Command", "Changes", "Failure is noticed")
    assert [row.cells[:3] for row in shown.rows] == [
        (("Linux, AIX",), (Code("useradd {name}"),), ("account",)),
        (("Linux",), (Code("id {name}"),), ("no",)),
        (("FreeBSD",), (Code("pw useradd"),), ("not determined",)),
    ]


@pytest.mark.parametrize(
    ("name", "steps"),
    [("tool", 1), ("tool {name}", 0), ("{prog}", 0)],
)
def test_only_commands_whose_name_is_known_are_steps(name: str, steps: int) -> None:
    blocks = list(validation.after(given(Command(name=name, framework="click"))))
    assert sum(len(block.steps) for block in blocks if isinstance(block, Steps)) == steps


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ((ExternalCommand(name="ls"),), "The call that starts a program sets no time limit."),
        ((ExternalCommand(name="ls"), ExternalCommand(name="id")), "All 2 calls that start a program set no time limit."),
        (
            (ExternalCommand(name="ls"), ExternalCommand(name="id", timeout_seconds=5.0)),
            "1 of the 2 calls that start a program sets no time limit.",
        ),
    ],
)
def test_missing_time_limits(facts: tuple[ExternalCommand, ...], missing: str) -> None:
    (gap,) = performance.blocks(given(*facts))
    assert isinstance(gap, Gap)
    assert gap.missing == missing


def test_a_summary_has_no_buckets() -> None:
    facts = (
        Metric(name="seconds", framework="prometheus_client", metric_type="histogram", buckets=(0.5, 2.0, float("inf"))),
        Metric(name="bytes", framework="prometheus_client", metric_type="summary"),
    )
    (shown,) = tables(list(performance.blocks(given(*facts))))
    assert [row.cells[1] for row in shown.rows] == [(Code("0.5"), ", ", Code("2")), ("none: it keeps a count and a sum",)]


@pytest.mark.parametrize(
    ("form", "criterion", "level", "quoted"),
    [
        ("ansible", "weekly.backups", 1, True),
        ("ansible", "weekly.patching", 2, True),
        ("ansible", "monthly.lifecycle", 2, False),
        ("docstring", "monthly.lifecycle", 2, True),
        ("docstring", "monthly.lifecycle", 1, False),
    ],
)
def test_passages_are_quoted_where_they_help(form: str, criterion: str, level: int, *, quoted: bool) -> None:
    passage = Passage(criterion=criterion, level=level, evidence="Example: Remove the user", line=7)
    facts = FactSet((Found(Documentation(name="a.b.c", form=form, passages=(passage,)), Location("a.py", 1), "a", "any.rule"),))
    shown = runbook(facts, Subject("a"), site=Site())
    rows = [
        row for _, cadence in shown.cadences for section in _all(cadence.sections) for t in tables(list(section.blocks)) for row in t.rows
    ]
    expected = [Row(((Code("a.b.c"),), ("Example: Remove the user",)), (Location("a.py", 7),))]
    assert rows == (expected if quoted else [])


def test_columns_that_say_nothing_are_left_out() -> None:
    shown = table(("Name", "Since", "Use instead"), (Row((("a",), (), ())), Row((("b",), (), ("c",)))))
    assert shown == Table(columns=("Name", "Use instead"), rows=(Row((("a",), ())), Row((("b",), ("c",)))))


def test_placeholders_are_explained_once() -> None:
    (note,) = commands.fill_in(["run <WHERE> <NAME>", "run <WHERE>"], "ddd.toml", {"<WHERE>": "the hosts"})
    assert note == Paragraph(
        (
            "Fill in ",
            *("", Code("<WHERE>"), " (the hosts)"),
            *(", ", Code("<NAME>"), ""),
            *(" in the commands, or write the values under ", Code("[values]"), " in ddd.toml."),
        )
    )


def _all(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _all(section.sections)


HISTORY = (
    Migration(name="a1", framework="alembic", reversible=True, effects=("create_table",), command="alembic -c a/alembic.ini"),
    Migration(name="b2", framework="alembic", reversible=False, why_not="downgrade does nothing", description="Lower case", atomic=False),
    Migration(name="c3", framework="alembic", reversible=True, effects=("drop_column",), loses=("column orders.note",)),
)


def commands_of(blocks: Iterator[Block]) -> list[str]:
    return [step.command for block in blocks if isinstance(block, Steps) for step in block.steps]


def test_a_schema_is_planned_applied_checked_and_taken_back() -> None:
    line = "alembic -c <SOURCES>/a/alembic.ini"
    assert commands_of(updates.blocks(given(*HISTORY))) == [
        f"{line} current",
        f"{line} history -r current:head",
        f"{line} upgrade head",
        f"{line} current",
    ]
    assert commands_of(backups.rollback(given(*HISTORY))) == [f"{line} downgrade -1"]
    own = Command(name="shop db upgrade", framework="click", purpose="upgrade")
    assert commands_of(updates.blocks(given(*HISTORY, own))) == ["shop db upgrade"]
    django = replace(HISTORY[0], framework="django", command="python manage.py")
    assert commands_of(updates.blocks(given(django))) == [
        "python manage.py migrate --plan",
        "python manage.py migrate",
        "python manage.py migrate --check",
    ]
    assert commands_of(backups.rollback(given(django))) == ["python manage.py migrate <APP> <MIGRATION>"]


def test_a_program_with_several_commands_is_asked_for_its_help_once() -> None:
    both = (Command(name="shop sell", framework="click"), Command(name="shop buy", framework="click"))
    assert commands_of(validation.after(given(*both, Command(name="python -m shop", framework="argparse")))) == [
        "python -m shop --help",
        "shop --help",
    ]


def test_a_program_is_given_what_it_requires_before_its_subcommand() -> None:
    restore = Command(name="shop db restore", framework="argparse", purpose="restore", description="Bring the dump back.")
    drop = Command(name="shop db drop-all", framework="argparse")
    url = ConfigOption(name="--url", framework="argparse", option_type="string", scope="shop", required=True, flags=("-u", "--url"))
    dump = ConfigOption(name="dump", framework="argparse", option_type="string", scope="shop db restore", required=True)
    line = "shop --url <URL> db restore <DUMP>"
    assert commands_of(backups.rollback(given(restore, drop, url, dump))) == [line]
    (emergency,) = tables(list(recovery.blocks(given(restore, drop, url, dump))))
    assert [row.cells for row in emergency.rows] == [((Code(line),), ("Bring the dump back.",))]
    (destructive,) = tables(list(by_name.destructive(given(restore, drop, url, dump))))
    assert [row.cells for row in destructive.rows] == [((Code("shop --url <URL> db drop-all"),),)]


def test_what_a_schema_does_not_bring_back_is_named_newest_first() -> None:
    shown = tables(list(backups.rollback(given(*HISTORY))))
    assert [(t.caption, [row.cells for row in t.rows]) for t in shown] == [
        (
            "Cannot be undone: go back with a backup made before (1 migration)",
            [((Code("b2"),), ("Lower case.",), ("downgrade does nothing",))],
        ),
        ("Undone without the data (1 migration)", [((Code("c3"),), ("drop_column",), ("column orders.note",))]),
        ("Not one transaction: a failure leaves what was done until then (1 migration)", [((Code("b2"),), ("Lower case.",))]),
    ]


def test_signals_and_locks_stand_by_the_update() -> None:
    facts = (
        Signal(name="SIGUSR1", handler="a.reopen"),
        Signal(name="SIGTERM", handler="a.stop", does="stop"),
        Signal(name="SIGTERM", handler="a.drain", does="stop"),
        Signal(name="SIGHUP", does="ignore"),
        Lock(name="/run/a.lock", tool="fcntl.flock", waits=False),
        Lock(name="/run/b.lock", tool="fcntl.flock", waits=True),
        Lock(name="/run/c.lock", tool="filelock.FileLock", timeout_seconds=30),
    )
    shown = tables(list(updates.blocks(given(*facts))))
    assert [(t.columns, [row.cells for row in t.rows]) for t in shown] == [
        (
            ("Signal", "What it does", "What runs"),
            [
                ((Code("SIGTERM"),), ("asks it to end",), (Code("a.stop"), ", ", Code("a.drain"))),
                ((Code("SIGHUP"),), ("is ignored",), ()),
                ((Code("SIGUSR1"),), (), (Code("a.reopen"),)),
            ],
        ),
        (
            ("Lock", "A second process"),
            [
                ((Code("/run/a.lock"),), ("is refused at once",)),
                ((Code("/run/b.lock"),), ("waits",)),
                ((Code("/run/c.lock"),), ("waits at most ", "30 seconds")),
            ],
        ),
    ]


def test_many_migrations_without_a_way_back_are_one_row() -> None:
    facts = [Migration(name=f"{n:03}", framework="alembic", reversible=False, why_not="there is no downgrade") for n in range(80)]
    other = Migration(name="099", framework="alembic", reversible=False, why_not="downgrade raises")
    shown = tables(list(migrations.no_way_back(given(*facts, other))))[0]
    assert len(shown.rows) == 2
    assert sorted(len(row.sources) for row in shown.rows) == [1, 80]
    assert any("80 migrations, the newest " in row.cells[0] and Code("079") in row.cells[0] for row in shown.rows)


def test_a_gap_of_backups_names_the_migrate_command_first() -> None:
    odd = Operation(name="a.odd", framework="click", because=(Effect(effect="writes_file", path="a.py", line=1),))
    upgrade = Command(name="shop-dbsync upgrade", framework="argparse", purpose="upgrade")
    revision = Migration(name="001", framework="alembic")
    for blocks in (backups.blocks, backups.rollback):
        gap = next(b for b in blocks(given(odd, upgrade, revision)) if isinstance(b, Gap) and b.id.endswith(".procedure"))
        assert gap.missing.startswith("`shop-dbsync upgrade` and `a.odd` change the system, and no ")
    alone = next(b for b in backups.blocks(given(odd, revision)) if isinstance(b, Gap))
    assert alone.missing == "1 migration as well as `a.odd` change the system, and no backup is stated."


def test_deprecations_that_say_nothing_share_a_row() -> None:
    facts = (Deprecated(name="a.old"), Deprecated(name="a.older"), Deprecated(name="a.told", message="Use b."))
    shown = next(t for t in tables(list(lifecycle.blocks(given(*facts)))) if t.caption == "Deprecations")
    assert [row.cells[0] for row in shown.rows] == [(Code("a.told"),), (Code("a.old"), " and ", Code("a.older"))]


def test_what_the_program_does_is_nothing_to_do() -> None:
    alone = Failure(name="no cache", via="log", level="error", recovery="Falling back to the database")
    (shown,) = tables(list(failures.blocks(given(alone, *OTHERS))))
    assert shown.columns[:3] == ("Message", "What to do", "What the program does")
    cells = {row.cells[0]: row.cells[1:3] for row in shown.rows}
    assert cells[(Code("no cache"),)] == (("not stated",), ("Falling back to the database",))
    assert cells[(Code("full"),)] == (("Add a disk.",), ())


@pytest.mark.parametrize(
    ("recovery", "itself"),
    [
        ("Ignoring the rest.", True),
        ("Skipping it", True),
        ("Retrying in {delay} seconds", True),
        ("Using default value {value}", True),
        ("Using {name} as name of the service", True),
        ("tries again after 5 seconds", True),
        ("tried again by itself: retry(tries=3)", True),
        ("Try again after 5 seconds", False),
        ("The node will be retried", True),
        ("Please restart the service", False),
        ("Restart the service", False),
        ("Check the port, the agent will retry", False),
        ("You will need to use another port", False),
        ("Use another port", False),
        ("Restart it and it will continue", False),
    ],
)
def test_what_begins_with_the_program(recovery: str, itself: bool) -> None:
    assert by_itself(recovery) is itself


def test_a_configuration_is_checked_before_a_change() -> None:
    offers = given(*(Command(name=f"shopd {own}", framework="twisted", purpose="check") for own in ("checkconfig", "health")))
    assert [found.fact.name for found in offered.readiness_checks(offers)] == ["shopd checkconfig"]
