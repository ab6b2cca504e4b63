"""A module whose name says what it holds, and that holds nothing else."""

LOG_LEVEL = "INFO"
LOG_FORMAT = "%(message)s"
WORKERS = 4


# none of these
def _private():
    return WORKERS
