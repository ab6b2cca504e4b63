"""A wrapper around AnsibleModule, as collections have them; none of these is a module itself."""

from ansible.module_utils.basic import AnsibleModule, env_fallback

COMMON = dict(
    host=dict(type="str", required=True, fallback=(env_fallback, ["ACME_HOST"])),
    timeout=dict(type="int", default=30),
)


def common_spec(with_timeout=True):
    spec = dict(COMMON)
    if not with_timeout:
        spec.pop("timeout")
    return spec


class Wrapped(AnsibleModule):
    def __init__(self, *args, **kwargs):
        spec = common_spec()
        spec.update(kwargs.get("argument_spec", {}))
        kwargs["argument_spec"] = spec
        super(Wrapped, self).__init__(*args, **kwargs)

    def fail(self, text):
        self.fail_json(msg="Acme: " + text)


class Holder:
    settings = {"check": True, "made_of": AnsibleModule}

    def __init__(self, **kwargs):
        own = {}
        for key in Holder.settings:
            try:
                own[key] = kwargs.pop(key)
            except KeyError:
                own[key] = Holder.settings[key]
        self.module = own["made_of"](**kwargs)

    def stop(self, reason, code=1):
        self.module.fail_json(msg=reason, rc=code)


class Task:
    supports_check_mode = False

    def __init__(self):
        self.spec = common_spec(with_timeout=False)
        self.extend()
        self.module = AnsibleModule(argument_spec=self.spec, supports_check_mode=self.supports_check_mode)

    def extend(self):
        self.spec["kind"] = dict(choices=[kind for kind in ("a", "b")])


def store(path, text, mode="w"):
    with open(path, mode) as target:
        target.write(text)
    record(path)


def record(path):
    with open("/var/log/acme", "a") as log:
        log.write(path)
