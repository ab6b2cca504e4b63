from __future__ import absolute_import

DOCUMENTATION = r"""
module: wrapped
extends_documentation_fragment: acme.tools.api
"""

from ..module_utils.api import Wrapped


def main():
    module = Wrapped(argument_spec=dict(size=dict(type="int"), timeout=dict(type="float")), add_file_common_args=True, supports_check_mode=True)
    if module.params["size"] > 9:
        module.fail("size %s is too large" % module.params["size"])


if __name__ == "__main__":
    main()
