class Base:
    def register(self, actions):
        parser = actions.add_parser("any", help="A command of a plugin.")
        self.add_arguments(parser)

    def add_arguments(self, parser):
        """For subclasses."""
