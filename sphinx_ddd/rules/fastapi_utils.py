"""Functions that ``repeat_every`` repeats (https://fastapi-utils.davidmontague.xyz/user-guide/repeated-tasks/)."""

from __future__ import annotations

from sphinx_ddd.rules._rule import Facts, decorates
from sphinx_ddd.rules._schedules.made import scheduled
from sphinx_ddd.rules._schedules.tasks import defined_task
from sphinx_ddd.rules._schedules.when import every
from sphinx_ddd.source.uses import Decoration

FRAMEWORK = "fastapi_utils"


@decorates("fastapi_utils.tasks.repeat_every", "fastapi_restful.tasks.repeat_every", "fastapi_utilities.repeat_every")
def repeated(use: Decoration) -> Facts:
    """A function that repeats itself while the application runs."""
    seconds = use.argument(0, "seconds")
    if seconds is not None and use.value(None, "max_repetitions") is None:
        yield from scheduled(FRAMEWORK, "", defined_task(use.decorated, use.subject), every(seconds, use.context))
