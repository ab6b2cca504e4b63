from prometheus_client import Counter

RUNS = Counter("runs", "Runs of the import.", ["source", "status"])
CALLS = Counter("calls", "Calls of the service.", ["outcome"])
PARTS = Counter("parts", "Parts sent.", ["size"])


def finish(source, success):
    status = "success" if success else "failure"
    RUNS.labels(source=source, status=status).inc()


def call(send):
    outcome = "success"
    try:
        send()
    except OSError:
        outcome = "error"
        raise
    finally:
        CALLS.labels(outcome).inc()


# none of these is only given literals


def parts(pieces, size):
    kind = "small"
    if size > 1:
        kind = measure(size)
    PARTS.labels(kind).inc()


BUILDS = Counter("shop_builds_total", "Builds.", ["status", "provider"])


def built(self, failed):
    """A label that is named beside others that are unpacked."""
    if failed:
        BUILDS.labels(status="failure", **self.more).inc()
    else:
        BUILDS.labels(status="success", **self.more).inc()
