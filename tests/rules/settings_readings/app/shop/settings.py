DEFAULTS = {
    "WORKERS": 4,
    "TIMEOUT": 10,
    "FOLDER": "/var/lib/shop",
}
OTHER_DEFAULTS = {"COLOUR": "red", "SHAPE": "round", "SIZE": 3}

_settings = None


class Settings(dict):
    def __getattr__(self, name):
        return self[name]


def get_settings():
    global _settings
    if _settings is None:
        _settings = Settings()
        _settings.update(DEFAULTS)
    return _settings
