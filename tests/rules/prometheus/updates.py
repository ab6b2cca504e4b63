"""Where a metric changes, and which label values it takes."""

from prometheus_client import Counter, Enum, Gauge, Histogram, Info, Summary

REQUESTS = Counter("requests", "Requests.", ["method", "status"])
OPEN = Gauge("open_orders", "Orders that are open.")
SECONDS = Histogram("seconds", "Time to answer.")
ROWS = Summary("rows", "Rows of an import.")
BUILD = Info("build", "What runs.")
STATE = Enum("state", "What it does.", states=["idle", "busy"])
ELSEWHERE = Counter("elsewhere", "Perhaps counted in another module.")
_FORGOTTEN = Counter("forgotten", "Counted nowhere.")

BUILD.info({"version": "1"})


@SECONDS.time()
def handle(request):
    REQUESTS.labels("GET", 200).inc()
    REQUESTS.labels(method="POST", status=request.status).inc(2)
    child = REQUESTS.labels(method="GET", status=404)
    child.inc()
    with OPEN.track_inprogress(), ROWS.time():
        STATE.state("busy")
    STATE.state("idle")
    (
        REQUESTS
        .labels("PUT", request.status)
        .inc()
    )


class Worker:
    JOBS = Gauge("jobs", "Jobs that run.", ["queue"])

    def __init__(self):
        self.failures = Counter("failures", "Jobs that failed.")

    def run(self):
        self.JOBS.labels("mail").inc()
        try:
            self.work()
        except OSError:
            self.failures.inc()
        finally:
            Worker.JOBS.labels(queue="mail").dec()


# none of these: methods of the same names on other objects


class Stopwatch:
    def time(self):
        return 0

    def inc(self):
        return 1


watch = Stopwatch()
watch.time()
watch.inc()
settings = set()
settings.set(1)
unlabelled = watch.labels("GET", 200)
