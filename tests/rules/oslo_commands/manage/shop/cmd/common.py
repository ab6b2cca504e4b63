def args(*args, **kwargs):
    def _decorator(func):
        func.__dict__.setdefault("args", []).insert(0, (args, kwargs))
        return func

    return _decorator


def methods_of(obj):
    return [(i, getattr(obj, i)) for i in dir(obj) if callable(getattr(obj, i)) and not i.startswith("_")]


def add_command_parsers(subparsers, categories):
    for category in categories:
        command_object = categories[category]()
        parser = subparsers.add_parser(category)
        for action, action_fn in methods_of(command_object):
            parser.add_parser(action)
