"""Names that go, as debtcollector and oslo.log tell of them."""

import debtcollector
from debtcollector import moves, removals, renames
from oslo_log import log, versionutils

LOG = log.getLogger(__name__)


@renames.renamed_kwarg("backend", "driver", version="4.0", removal_version="?")
def connect(driver=None):
    pass


class Client:
    @removals.removed_kwarg("tenant", message="use project instead", version="2025.1", removal_version="2026.1")
    @debtcollector.removals.removed_kwarg("insecure")
    def list(self, **kwargs):
        pass


OldClient = moves.moved_class(Client, "OldClient", __name__, version="3.0", removal_version="5.0")
open_ = moves.moved_function(connect, "open_", "shop.compat", message="it is safer")
removals.removed_module(__name__, replacement="shop.client", version="2025.2")
removals.removed_module("shop.legacy", message="Use shop.client instead.")


def configure(conf):
    if conf.ssl:
        versionutils.report_deprecated_feature(LOG, "The option [%s]ssl is deprecated, use tls_mode instead.", conf.group)
    versionutils.report_deprecated_feature(
        LOG, "Plain passwords are deprecated since 2024.1 and will be removed in 2026.2."
    )


# none of these: names that are only known at run time, other functions of the same name


@renames.renamed_kwarg(unknown, "driver")
def late(driver=None):
    pass


def report_deprecated_feature(logger, message):
    logger.warning(message)


report_deprecated_feature(LOG, "Plain passwords are deprecated.")
versionutils.report_deprecated_feature(LOG, LOG.name)
removals.removed_module()
