class Gauge:
    def __init__(self, name, documentation):
        self.name = name
