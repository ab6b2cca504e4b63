"""The whole extension on one page: what is registered with Sphinx, and what happens when."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

import sphinx_ddd
from sphinx_ddd.ext import config, gate, i18n, rebuild, runbook_urls, static_files
from sphinx_ddd.ext.builder import MaturityBuilder
from sphinx_ddd.ext.directives.configuration import MaintenanceConfig
from sphinx_ddd.ext.directives.dependencies import MaintenanceDependencies
from sphinx_ddd.ext.directives.procedure import MaintenanceProcedure
from sphinx_ddd.ext.directives.runbook import MaintenanceRunbook
from sphinx_ddd.ext.directives.score import MaintenanceGaps, MmmScore
from sphinx_ddd.ext.domain import VERSION, DddDomain
from sphinx_ddd.ext.fill import FillViews


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_message_catalog(i18n.CATALOG, str(i18n.FOLDER))
    config.register(app)
    static_files.register(app)
    app.add_domain(DddDomain)
    app.add_directive("maintenance-runbook", MaintenanceRunbook)
    app.add_directive("maintenance-procedure", MaintenanceProcedure)
    app.add_directive("maintenance-gaps", MaintenanceGaps)
    app.add_directive("maintenance-config", MaintenanceConfig)
    app.add_directive("maintenance-dependencies", MaintenanceDependencies)
    app.add_directive("mmm-score", MmmScore)
    app.add_post_transform(FillViews)
    app.add_builder(MaturityBuilder)

    # Before Sphinx checks the types of values itself (800): one mistake, one warning.
    app.connect("config-inited", config.validate, priority=400)
    app.connect("builder-inited", rebuild.scan_before_reading)
    app.connect("env-get-outdated", rebuild.outdated)
    app.connect("env-updated", rebuild.rewritten)
    app.connect("build-finished", gate.judge)
    app.connect("build-finished", runbook_urls.check)
    app.connect("build-finished", rebuild.built, priority=900)

    return {
        "version": sphinx_ddd.__version__,
        "env_version": VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
