"""What the project uses of the client library, and its metrics."""

from prometheus_client import Counter as _Counter
from prometheus_client import Gauge
from prometheus_client import *  # noqa: F403

Counter = _Counter
ORDERS = Counter("orders", "Orders.", ["state"])
