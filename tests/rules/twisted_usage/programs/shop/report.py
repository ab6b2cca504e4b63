from twisted.python.usage import Options


class List(Options):
    optParameters = [["format", "f", None, None]]
