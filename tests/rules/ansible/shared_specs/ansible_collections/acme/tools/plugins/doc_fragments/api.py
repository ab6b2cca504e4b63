class ModuleDocFragment(object):
    DOCUMENTATION = """
options:
  host:
    description: Where the service runs.
"""
