"""What a module reports."""

import traceback

from ansible.module_utils.basic import AnsibleModule, missing_required_lib

try:
    import requests
except ImportError:
    requests = None


class Worker:
    def __init__(self, module):
        self.module = module

    def stop(self, text, **kwargs):
        self.module.fail_json(msg=text, **kwargs)

    def work(self, path):
        if not path:
            self.module.fail_json(msg="path must be set")
        try:
            open(path)
        except OSError as e:
            self.module.fail_json(msg="cannot open %s: %s" % (path, e), exception=traceback.format_exc())
        if path == "/":
            self.stop("will not touch {0}".format(path))


def check(module, rc, err):
    result = dict(changed=False)
    if rc == 1:
        result["msg"] = "nothing to do: " + err
        module.fail_json(**result)
    if rc > 1:
        msg = f"failed with {rc}"
    else:
        msg = "odd"
    module.fail_json(msg)


def read(rc):
    data = {"msg": "read failed"}
    return False, data


def main():
    module = AnsibleModule(argument_spec={})
    if requests is None:
        module.fail_json(msg=missing_required_lib("requests"))
    module.warn("the default of %s changes" % "mode")
    module.deprecate("mode is going away", version="3.0.0", collection_name="acme.tools")
    module.deprecate(msg="so is size", date="2027-06-01", collection_name="acme.tools")
    Worker(module).work(module.params["path"])
    check(module, 1, "")
    ok, answer = read(2)
    if not ok:
        module.fail_json(**answer)
    module.fail_json(**module.params)


if __name__ == "__main__":
    main()

# none of these


class Reporter:
    def fail_json(self, msg):
        print(msg)


def report(thing):
    Reporter().fail_json(msg="not Ansible's")
    thing.fail_json(msg="of nobody known")
    thing.warn("nor this")
