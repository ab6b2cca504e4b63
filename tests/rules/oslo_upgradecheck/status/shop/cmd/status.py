import sys

from oslo_config import cfg
from oslo_upgradecheck import common_checks, upgradecheck

from shop.i18n import _


class Checks(upgradecheck.UpgradeCommands):
    """Checks for ``shop-status upgrade check``."""

    def _check_indexes(self):
        """Check that indexes exist."""
        if missing_indexes():
            return upgradecheck.Result(upgradecheck.Code.FAILURE, _("Indexes are missing: run shop-manage db sync"))
        return upgradecheck.Result(upgradecheck.Code.SUCCESS)

    def _check_store(self):
        if cfg.CONF.store.version < 2:
            return upgradecheck.Result(upgradecheck.Code.WARNING, details="The store is older than 2. It will be dropped.")
        elif cfg.CONF.store.version < 3:
            return upgradecheck.Result(upgradecheck.Code.WARNING, details="The store is older than 3.")
        return upgradecheck.Result(upgradecheck.Code.SUCCESS)

    def _check_reachable(self):
        connect()
        return upgradecheck.Result(upgradecheck.Code.SUCCESS)

    _upgrade_checks = (
        (_("Database indexes"), _check_indexes),
        (_("Store"), _check_store),
        (_("Reachable"), _check_reachable),
        ("Policy file", (common_checks.check_policy_json, {"conf": cfg.CONF})),
    )


def main():
    return upgradecheck.main(cfg.CONF, project="shop", upgrade_command=Checks())


# none of these
class Own:
    _upgrade_checks = (("Not of the library", None),)


class Sample(upgradecheck.UpgradeCommands):
    def _sample_check(self):
        """To be removed when there is a check."""
        return upgradecheck.Result(upgradecheck.Code.SUCCESS, "Sample detail")

    _upgrade_checks = ((_("Sample Check"), _sample_check),)


class Computed(upgradecheck.UpgradeCommands):
    _upgrade_checks = tuple((name, None) for name in sys.argv)


class Named(upgradecheck.UpgradeCommands):
    _upgrade_checks = ((f"Check of {sys.argv[0]}", None),)


def other(upgradecheck):
    upgradecheck.main(cfg.CONF, project="other", upgrade_command=Own())
