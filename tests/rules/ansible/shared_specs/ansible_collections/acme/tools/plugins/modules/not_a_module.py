# none of these: it starts nothing

from ansible_collections.acme.tools.plugins.module_utils.api import Wrapped


def build():
    return Wrapped(argument_spec=dict(never=dict()))
