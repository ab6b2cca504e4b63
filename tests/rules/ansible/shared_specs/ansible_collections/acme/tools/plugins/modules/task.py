from ansible_collections.acme.tools.plugins.module_utils.api import Task, store


class Copy(Task):
    supports_check_mode = True

    def extend(self):
        super().extend()
        self.spec.update(source=dict(required=True))


if __name__ == "__main__":
    copy = Copy()
    store(copy.module.params["source"], "x")
