"""System checks, with and without a hint."""

from django.core import checks
from django.core.checks import Error, Warning, register

BROKER = checks.Critical("No broker is set.", hint="Set SHOP_BROKER.", id="shop.C001")


@register("shop", deploy=True)
def check_shop(app_configs, **kwargs):
    found = []
    if not app_configs:
        found.append(Error("The shop has no orders app.", hint="Add shop.orders to INSTALLED_APPS.", id="shop.E001"))
    for name in app_configs:
        found.append(Warning(f"{name} is slow.", "Give it more workers.", id="shop.W001"))
    found.append(checks.Warning("Please set SHOP_KEY."))
    return found


# none of these: lower levels, other classes of those names


def quiet(name):
    return [checks.Info("All is well.", hint="Rest."), checks.Debug("Details."), UserWarning("not a check"), Error(name)]
