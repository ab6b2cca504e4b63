import subprocess


def run(command, timeout=30):
    return subprocess.run(command, check=True, timeout=timeout)


def sh(line):
    subprocess.call(line, shell=True)


class Host:
    def execute(self, args):
        return run(["sudo", *args]) if self.root else run(args)
