"""Callers of the wrappers."""

from prometheus_client import Counter, Gauge

from shop.make import Group, Later, counter, make

ORDERS = counter("orders_total", "Orders taken.", ["channel"])
RETURNS = counter("returns_total", documentation="Orders sent back.")
for stage in ("packed", "sent"):
    counter(stage, "Orders that were " + stage + ".")

WAITING = make(Gauge, "waiting", "queue", "priority")
LOST = make(Counter, "lost_total")

mail = Group("mail", extra=["priority"])
chat = Group("chat", buckets=[1, 10])
MAIL_OPEN = mail.gauge("open")
CHAT_OPEN = chat.gauge("open")

DEPTH = Later("depth", "Messages that wait.")
AGE = Later(name="age_seconds", documentation="Age of the oldest.", labels=("queue", "host"))
LATER = {kind: Later(f"{kind}_size", "") for kind in ("blue", "red")}

# none of these: functions of the same names from elsewhere

from other.shop import counter as tally

tally("tallied_total", "Not a metric.")
