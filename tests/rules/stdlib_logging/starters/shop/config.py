"""What programs are started with."""


def config_file():
    return "/etc/shop.ini"


def work(file):
    return file
