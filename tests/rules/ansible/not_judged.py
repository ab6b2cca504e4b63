"""A call that nobody knows may write: the effects are not known, rather than none."""

from acme.sdk import Client
from ansible.module_utils.basic import AnsibleModule


def main():
    module = AnsibleModule(argument_spec=dict(name=dict(required=True)), supports_check_mode=mode())
    Client().upsert(module.params["name"])


def mode():
    return Client().dry


main()

# none of these
# (no effect is stated)
