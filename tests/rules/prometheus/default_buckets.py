from prometheus_client import Histogram

LATENCY = Histogram("latency_seconds", "Time of an answer.", buckets=Histogram.DEFAULT_BUCKETS)
SLOW = Histogram("slow_seconds", "Time of a long run.", buckets=[bound * 10 for bound in Histogram.DEFAULT_BUCKETS])
MORE = Histogram("more_seconds", "Time of any run.", buckets=(*Histogram.DEFAULT_BUCKETS[:-1], 60.0))


class Histogrammed:
    DEFAULT_BUCKETS = (1.0, 2.0)


# none of these has the buckets of the library

OWN = Histogram("own_seconds", "Time of a part.", buckets=Histogrammed.DEFAULT_BUCKETS)
