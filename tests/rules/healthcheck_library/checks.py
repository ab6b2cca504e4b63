import redis
from flask import Flask
from healthcheck import HealthCheck

app = Flask(__name__)
store = redis.Redis()
health = HealthCheck(app, "/checked")
other = HealthCheck()


def store_answers():
    """Ask the store."""
    store.ping()
    return True, "the store answers"


health.add_check(store_answers)
app.add_url_rule("/healthcheck", "healthcheck", view_func=lambda: other.run())


# none of these
class Orders:
    def add_check(self, check):
        return check


Orders().add_check(store_answers)
