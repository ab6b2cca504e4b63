DOCUMENTATION = """
---
module: documented
short_description: Pings
description:
  - Checks that the service answers.
options:
  data: {description: [What to send], type: str}
attributes:
  check_mode: {support: full}
notes:
  - Make a backup of the configuration file before you run this.
"""

EXAMPLES = """
- name: Check that the service is healthy
  acme.tools.documented:
    data: pong
"""

RETURN = """
ping: {description: The answer, returned: success, type: str}
"""

from ansible.module_utils.basic import AnsibleModule

if __name__ == "__main__":
    AnsibleModule(argument_spec=dict(data=dict(type="str"))).exit_json()

# none of these
EXAMPLES_OF_ANOTHER = "- name: not read"
