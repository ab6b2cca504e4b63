DOCUMENTATION = """
module: changes
short_description: Changes files
deprecated:
  removed_in: 9.0.0
  why: There is a better one
  alternative: Use M(acme.tools.better)
"""

import os
import shutil

from ansible.module_utils.basic import AnsibleModule


class Editor:
    SHADOW = "/etc/shadow"

    def __init__(self, module):
        self.module = module

    def write(self, source, dest):
        if self.module.params["backup"]:
            self.module.backup_local(self.SHADOW)
            self.module.backup_local(dest)
        with open(dest, "w") as target:
            target.write("x")
        with open(source) as read:
            read.read()
        self.module.atomic_move(source, dest)
        shutil.rmtree("/tmp/work")
        os.chmod(dest, 0o600)
        self.module.run_command(["systemctl", "restart", "acme"], check_rc=True)
        self.module.run_command(["systemctl", "status", "acme"])


def main():
    module = AnsibleModule(
        argument_spec=dict(source=dict(), dest=dict(), backup=dict(type="bool"), state=dict()),
        required_one_of=[["source", "dest"]],
        required_if=[["state", "present", ["source", "dest"], True]],
        supports_check_mode=True,
    )
    Editor(module).write(module.params["source"], module.params["dest"])
    module.exit_json(changed=True)


if __name__ == "__main__":
    main()

# none of these


class Other:
    def backup_local(self, path):
        return path


def unrelated():
    Other().backup_local("/etc/passwd")
