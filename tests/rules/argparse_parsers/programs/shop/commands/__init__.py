from shop.commands.base import Base


class Restore(Base):
    name = "restore"

    def add_arguments(self, parser):
        parser.add_argument("archive", help="file to restore from")


def register_all(actions):
    Restore().register(actions)
