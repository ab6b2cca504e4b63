"""Jobs of django-crontab (https://github.com/kraiz/django-crontab), which puts them into the crontab of the system."""

from __future__ import annotations

from sphinx_ddd.rules._rule import Facts, assigns
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import Task, named_task
from sphinx_ddd.rules._schedules.when import by_cron
from sphinx_ddd.source.uses import Assignment

FRAMEWORK = "django_crontab"


@assigns("*.CRONJOBS")
def jobs(use: Assignment) -> Facts:
    """The entries of ``CRONJOBS``: expression and function."""
    value = use.value()
    for entry in value if isinstance(value, (list, tuple)) else ():
        match entry:
            case [str() as expression, "django.core.management.call_command", [str() as command, *rest], *_]:
                line = " ".join(["manage.py", command, *(str(one) for one in rest)])
                yield from scheduled(FRAMEWORK, command, Task(line), by_cron(expression), node=use.node)
            case [str() as expression, str() as function, *_] if "." in function and len(expression.split()) in (1, 5):
                yield from scheduled(FRAMEWORK, "", named_task(function, use.context), by_cron(expression), node=use.node)
