from ansible_collections.acme.tools.plugins.module_utils.api import Holder, common_spec


def main():
    spec = common_spec()
    for name in ("first", "second"):
        spec[name] = dict(type="bool", default=False)
    held = Holder(check=False, argument_spec=spec, mutually_exclusive=[["first", "second"]])
    if held.module.params["first"]:
        held.stop("first is not supported")


main()
