"""A module that changes nothing, and says so by what it calls."""

import json
import os.path

from ansible.module_utils.basic import AnsibleModule


def main():
    module = AnsibleModule(argument_spec=dict(path=dict(type="path", default="/etc")), supports_check_mode=True)
    if not os.path.exists(module.params["path"]):
        raise ValueError("missing")
    with open(module.params["path"]) as source:
        data = json.load(source)
    rc, out, err = module.run_command(["uname", "-a"])
    module.exit_json(rc=rc, data=data, text=out.strip())


if __name__ == "__main__":
    main()

# none of these
# (no effect: the whole file only reads)
