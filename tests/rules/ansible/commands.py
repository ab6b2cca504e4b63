"""Programs started through AnsibleModule.run_command."""

from ansible.module_utils.basic import AnsibleModule

PIP = None


class Service:
    platform = "Generic"
    distribution = None
    tool = "/sbin/rcctl"

    def __init__(self, module):
        self.module = module
        self.name = module.params["name"]
        self.chosen = None
        if module.params["old"]:
            self.chosen = module.get_bin_path("chkconfig")
        else:
            self.chosen = module.get_bin_path("systemctl")

    def execute(self, cmd, check=False):
        cmd = [str(part) for part in cmd]
        return self.module.run_command(cmd, check_rc=check)

    def base(self):
        return [self.module.get_bin_path("dscl", True), "."]


class Linux(Service):
    platform = "Linux"
    distribution = "Debian"

    def start(self):
        rc, out, err = self.execute(["systemctl", "start", self.name])
        if rc != 0:
            self.module.fail_json(msg=err)

    def enable(self):
        self.execute([self.chosen, "enable", self.name])

    def add(self, local):
        if local:
            program = "luseradd"
        else:
            program = "useradd"
        cmd = [self.module.get_bin_path(program, True)]
        if self.module.params["uid"]:
            cmd.append("-u")
            cmd.append(self.module.params["uid"])
        cmd.append(self.name)
        return self.execute(cmd, check=True)


class OpenBSD(Service):
    platform = "OpenBSD"

    def state(self):
        rc, out, err = self.module.run_command("%s get %s status" % (self.tool, self.name))
        return out

    def users(self):
        cmd = self.base()
        cmd += ["-list", "/Users"]
        return self.execute(cmd)[1]

    def record(self, name="rcorder"):
        self.module.run_command([self.module.get_bin_path(name)], check_rc=True)


def install(module, names):
    global PIP
    PIP = module.get_bin_path("pip3", required=True)
    module.run_command(" ".join([PIP, "install"] + names))
    module.run_command(f"{PIP} list --format {module.params['format']}")


def main():
    module = AnsibleModule(argument_spec=dict(name=dict(), uid=dict(), old=dict(type="bool"), format=dict()))
    service = Service(module)
    service.execute(["uptime"])
    OpenBSD(module).record()
    install(module, [])


if __name__ == "__main__":
    main()

# none of these


class Runner:
    def run_command(self, args):
        return 0, "", ""


def run(runner: Runner):
    runner.run_command(["reboot"])
    unknown.run_command(["reboot"])
