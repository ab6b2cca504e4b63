"""Rules of a policy, one by one and in a loop."""

from oslo_policy import policy

ADMIN = "rule:admin_required"
BASE = "shop:orders:%s"

rules = [
    policy.RuleDefault(name="admin_required", check_str="role:admin"),
    policy.DocumentedRuleDefault(
        name=BASE % "delete",
        check_str=ADMIN,
        scope_types=["system", "project"],
        description="Delete an order.",
        operations=[{"path": "/v1/orders/{id}", "method": "DELETE"}, {"path": "/v1/orders", "method": ["DELETE", "POST"]}],
    ),
    policy.DocumentedRuleDefault(BASE % "list", "", "List orders.", [{"path": "/v1/orders", "method": "GET"}]),
    policy.DocumentedRuleDefault(BASE % "stock", "role:admin", "List the stock.", [{"path": "/v1/stock", "method": "LIST"}]),
    policy.DocumentedRuleDefault(BASE % "audit", "!", "", operations=made_elsewhere),
]
for name in ("pause", "resume"):
    rules.append(policy.RuleDefault("shop:%s" % name, "rule:owner or %s" % ADMIN))


# none of these: rules that others declare, names that only a caller knows


class RuleDefault:
    def __init__(self, name, check_str):
        self.name = name


def make(name):
    return policy.RuleDefault(name, "role:reader")


RuleDefault("shop:mine", "role:admin")
