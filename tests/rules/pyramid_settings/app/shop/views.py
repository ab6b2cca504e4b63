def includeme(config):
    limit = int(config.registry.settings.get("uploads.max_megabytes", "20"))
    backend = config.maybe_dotted(config.registry.settings["backend"])
    backend.configure(config.registry.settings)
    config.add_route("pages", f"/pages/{limit}")


def pages(request):
    registry = request.registry
    return request.registry.settings["page_size"], registry.settings.get("banner")


class Backend:
    @classmethod
    def configure(cls, settings):
        cls.host = settings["backend.host"]


# none of these


class Player:
    @classmethod
    def tune(cls, settings):
        cls.key = settings["key"]

    def __init__(self, settings):
        self.settings = settings

    def volume(self, name):
        return self.settings["volume"], self.settings.get(name, 3)


def other(settings, shapes):
    return settings["colour"], shapes["circle"]


def templated(request, policy):
    return request.registry.settings["policy.%s.header" % policy], request.registry.settings[policy]
