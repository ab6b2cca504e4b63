"""A copy that is made on some platforms only."""

from ansible.module_utils.basic import AnsibleModule


class Account:
    platform = "Generic"
    FILE = "/etc/shadow"

    def __init__(self, module):
        self.module = module

    def save(self):
        return self.module.backup_local(self.FILE)


class OneAccount(Account):
    platform = "OneOS"

    def create(self):
        self.save()


class OtherAccount(Account):
    platform = "OtherOS"
    distribution = "Small"

    def create(self):
        self.save()


class Everywhere(Account):
    def copy(self):
        self.module.backup_local("/etc/group")


def main():
    module = AnsibleModule(argument_spec=dict(name=dict(type="str")), supports_check_mode=True)
    OneAccount(module).create()
    Everywhere(module).copy()


# none of these


class Shelf:
    platform = "OneOS"

    def backup_local(self, path):
        return path

    def keep(self):
        self.backup_local("/etc/passwd")


if __name__ == "__main__":
    main()
