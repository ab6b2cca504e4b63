DOCUMENTATION = """
module: broken
options: [
"""

from ansible.module_utils.basic import AnsibleModule

if __name__ == "__main__":
    AnsibleModule(argument_spec=dict(data=dict())).exit_json()

# none of these
# (no description: the block is no YAML)
