"""Every way an argument spec says something on an option."""

from ansible.module_utils.basic import AnsibleModule as Module, env_fallback

DOCUMENTATION = """
module: options
short_description: Shows options
options:
  path:
    description:
      - The file.
      - It must exist.
  rules:
    description: What to do.
    suboptions:
      port:
        description: A port, R(one), *of* many.
"""

STATES = ("present", "absent")


def main():
    spec = dict(
        path=dict(type="path", required=True, aliases=["dest", "name"]),
        state={"default": "present", "choices": list(STATES)},
        token=dict(no_log=True, fallback=(env_fallback, ["ACME_TOKEN", "TOKEN"])),
        count=dict(type="int", default=60 * 2),
        size=dict(type="bytes"),
        limit=dict(type=int),
        old=dict(removed_in_version="9.0.0", removed_from_collection="acme.tools"),
        older=dict(type="bool", removed_at_date="2027-01-01"),
        owner=dict(deprecated_aliases=[dict(name="user", version="8.0.0", collection_name="acme.tools")], aliases=["user"]),
        check=dict(type=check),
        rules=dict(
            type="list",
            elements="dict",
            options=dict(
                port=dict(type="int", required=True),
                target=dict(type="dict", options=dict(host=dict(), name=dict()), required_one_of=[["host", "name"]]),
            ),
            mutually_exclusive=[("port", "target")],
        ),
    )
    spec["late"] = dict(type="float", default=0.5)
    module = Module(
        argument_spec=spec,
        supports_check_mode=True,
        required_if=[("state", "present", ["path", "owner"]), ("old", True, ("token",), True)],
        required_together=[["token", "owner"]],
        mutually_exclusive=["limit", "count"],
        required_by={"size": "count"},
    )
    module.exit_json(changed=False)


def check(value):
    return value


if __name__ == "__main__":
    main()

# none of these


class AnsibleModule:
    def __init__(self, argument_spec):
        pass


def other():
    return AnsibleModule(argument_spec=dict(no=dict(type="str")))
