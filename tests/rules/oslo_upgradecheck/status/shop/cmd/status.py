import sys

from oslo_config import cfg
from oslo_upgradecheck import common_checks, upgradecheck

from shop.i18n import _


class Checks(upgradecheck.UpgradeCommands):
    """Checks for ``shop-status upgrade check``."""

    def _check_indexes(self):
        """Check that indexes exist."""
        return upgradecheck.Result(upgradecheck.Code.SUCCESS)

    _upgrade_checks = (
        (_("Database indexes"), _check_indexes),
        ("Policy file", (common_checks.check_policy_json, {"conf": cfg.CONF})),
    )


def main():
    return upgradecheck.main(cfg.CONF, project="shop", upgrade_command=Checks())


# none of these
class Own:
    _upgrade_checks = (("Not of the library", None),)


class Computed(upgradecheck.UpgradeCommands):
    _upgrade_checks = tuple((name, None) for name in sys.argv)


class Named(upgradecheck.UpgradeCommands):
    _upgrade_checks = ((f"Check of {sys.argv[0]}", None),)


def other(upgradecheck):
    upgradecheck.main(cfg.CONF, project="other", upgrade_command=Own())
