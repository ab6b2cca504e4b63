from shop import config


def prepare_service(argv):
    config.init(argv[1:])
