DEFAULTS = {
    "TIMEOUT": 3,  # of the same name, read nowhere
    "HOST": "mail",
    "PORT": 25,
}
