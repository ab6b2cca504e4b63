"""Whether a target of a Makefile or a recipe of a justfile is something an operator starts, and what for, by the commands it runs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sphinx_ddd.ops import commands
from sphinx_ddd.rules._cli.purposes import purpose

_DEVELOPMENT: Final = frozenset(
    """
    act asv autoflake autopep8 babel bandit basedpyright black build buf bump2version bumpversion cargo cloc codespell commitizen conda
    coverage cspell cz deptry detect-secrets djlint docformatter eslint esbuild flake8 flit gh git gitlint go hadolint hatch isort jupyter
    lychee markdownlint mdformat mike molecule mkdocs mypy nbstripout nose2 nosetests npm npx nox pdoc pdm pip pip-audit pip-compile
    pip-sync pipenv pipx pnpm poetry pre-commit prek prettier prospector pybabel pyclean pycodestyle pydocstyle pylint pyright pytest
    pyupgrade rstcheck ruff safety semantic-release semgrep setup.py shellcheck slipcover sphinx-apidoc sphinx-autobuild sphinx-build
    sphinx-intl stubtest tach taplo towncrier tox towncrier tsc twine ty typos unittest vagrant uv uvx virtualenv vale venv vulture webpack
    yamllint yarn
    """.split()
)
"""Programs of those who develop and release it."""
_WRAPPERS: Final = frozenset(
    "uv poetry pipenv hatch pdm rye conda nox xargs env time sudo exec nice then do else command docker-run".split()
)
_NEUTRAL: Final = frozenset(
    """
    echo printf true false : cd export set test [ [[ ]] if fi then else for do done while find rm mkdir touch cp mv ln cat sed awk grep
    sleep xdg-open open ls pwd source . which command exit tee sort python python3 @ ! { } ( ) read local return
    """.split()
)
"""They tell nothing by themselves."""
_NAMES: Final = frozenset(
    """
    all bench benchmark black build bump changelog checks ci clean clean-all clean-build clean-dist clean-docs clean-pyc clean-test clobber
    codestyle cov coverage default deps dev develop dist dist-clean distclean doc docs env fix fmt format help html init install isort lint
    linkcheck livehtml mypy package precommit pre-commit publish pypi pytest release requirements ruff sdist setup spelling style test
    tests tidy tox type types typecheck type-check uninstall venv version wheel check-format format-check check-types check-style
    check-lint check-docs check-manifest check-spelling upgrade-deps update-deps upgrade-requirements
    """.split()
)
"""Names of what developers run, whatever is behind them."""
_OPERATES: Final = frozenset(
    """
    ansible ansible-playbook aws az borg celery certbot docker docker-compose flux gcloud gunicorn helm kubectl logrotate mc mysql nginx
    openssl podman psql rclone redis-cli restic rsync scp service ssh supervisorctl systemctl terraform tofu uvicorn
    """.split()
)
"""Programs of those who operate it: what they start is worth knowing whatever it is for."""
_NOT_OPERATING: Final = frozenset("build buildx push pull login run --reload --debug --debugger runserver".split())
"""Words with which they serve development."""
_SIGNS: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    ("backup", "pg_dump", ()),
    ("backup", "pg_dumpall", ()),
    ("backup", "pg_basebackup", ()),
    ("backup", "mysqldump", ()),
    ("backup", "mongodump", ()),
    ("backup", "restic", ("backup",)),
    ("backup", "borg", ("create",)),
    ("backup", "etcdctl", ("snapshot", "save")),
    ("restore", "pg_restore", ()),
    ("restore", "mongorestore", ()),
    ("restore", "restic", ("restore",)),
    ("restore", "borg", ("extract",)),
    ("migrate", "alembic", ("upgrade",)),
    ("migrate", "flask", ("db", "upgrade")),
    ("migrate", "manage.py", ("migrate",)),
    ("migrate", "django-admin", ("migrate",)),
    ("cleanup", "manage.py", ("clearsessions",)),
    ("rotate", "logrotate", ()),
)
"""What a program with these words among its arguments is for."""


def judged(name: str, help_: str, recipe: Iterable[str]) -> str | None:
    """The purpose of a target; ``None`` for one that operators have no use for.

    :param name: of the target, without the program that runs it.
    :param recipe: its commands, a line each.
    """
    started = [argv for line in recipe for argv in programs(line)]
    if not started or name.lower().replace("_", "-") in _NAMES or name.startswith(("_", ".")):
        return None
    telling = [argv for argv in started if argv[0] not in _NEUTRAL]
    if not telling or all(_is_development(argv) for argv in telling):
        return None
    by_words = purpose(name, help_)
    if by_words != "other":
        return by_words  # `verify-backup` may well run pg_restore
    by_recipe = {sign for argv in telling if (sign := _sign(argv))}
    if len(by_recipe) == 1:
        return by_recipe.pop()
    return "other" if help_ and any(map(_operates, telling)) else None


def _operates(argv: list[str]) -> bool:
    program = argv[0]
    if program.startswith(("$(", "${")):  # `$(COMPOSE)`, `$(KUBECTL)`
        program = program[2:].rstrip(")}").lower().replace("_", "-")
        program = "docker" if "compose" in program or program == "dc" else program
    return program in _OPERATES and not (_NOT_OPERATING & set(argv[1:]))


def programs(line: str) -> list[list[str]]:
    """The programs a line of shell starts, with their arguments; launchers such as ``uv run`` and ``docker compose exec`` taken off."""
    out, argv = [], list[str]()
    for word in [*commands.words(_spaced(line.strip().lstrip("@-+").strip())), ";"]:
        if word in (";", "&&", "||", "|", "&"):
            if plain := _launched(argv):
                out.append(plain)
            argv = []
        else:
            argv.append(word)
    return out


def _spaced(line: str) -> str:
    return line.replace(";", " ; ").replace("&&", " && ").replace("||", " || ")


def _launched(argv: list[str]) -> list[str]:
    """What is run in the end: ``pytest`` of ``uv run python -m pytest``."""
    rest = [word for word in argv if word]
    while rest:
        word = rest[0].rpartition("/")[2]
        if "=" in rest[0] and rest[0].partition("=")[0].isidentifier():
            rest = rest[1:]
        elif word in _WRAPPERS and "run" in rest[1:4]:
            rest = rest[rest.index("run") + 1 :]
        elif word in ("sudo", "exec", "env", "time", "nice", "then", "do", "else", "xargs", "uvx", "@"):
            rest = rest[1:]
        elif word in ("docker", "podman", "docker-compose") and ("exec" in rest[1:8] or "run" in rest[1:8]):
            inner = _in_container(rest)
            if not inner:
                return ["docker", *rest[1:]]
            rest = inner
        elif word.startswith(("python", "$(PYTHON", "$(PY", "${PYTHON", "$(python")) and len(rest) > 1:
            rest = rest[2:] if rest[1] == "-m" else rest[1:]
            if rest and rest[0].startswith("-"):
                return ["python", *rest]
        elif word.startswith("-"):
            rest = rest[1:]
        else:
            return [word, *rest[1:]]
    return []


def _in_container(argv: list[str]) -> list[str]:
    """The command behind ``docker compose exec -T db``."""
    verb = next(n for n, word in enumerate(argv) if word in ("exec", "run"))
    rest = argv[verb + 1 :]
    while rest and rest[0].startswith("-"):
        takes_value = rest[0] in ("-e", "--env", "-u", "--user", "-w", "--workdir", "-v", "--volume", "-p", "--entrypoint", "--name")
        rest = rest[2 if takes_value else 1 :]
    return rest[1:]


def _is_development(argv: list[str]) -> bool:
    program = argv[0].removesuffix(".exe")
    if program.startswith(("$(", "${")):
        program = program[2:].rstrip(")}").lower().replace("_", "-")
    if program in ("make", "$(MAKE)", "just", "-c"):
        return all(word.startswith("-") or word in _NAMES for word in argv[1:])
    if program in ("manage.py", "django-admin"):
        return any(word in ("makemigrations", "test", "makemessages", "compilemessages", "shell", "runserver") for word in argv[1:2])
    if program == "alembic":
        return "revision" in argv
    return program in _DEVELOPMENT or not {"--reload", "--debug", "--debugger"}.isdisjoint(argv)


def _sign(argv: list[str]) -> str:
    program = argv[0]
    return next((sign for sign, name, words in _SIGNS if program == name and all(word in argv for word in words)), "")
