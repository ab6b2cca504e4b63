import os

from celery import Celery

app = Celery("work")
app.conf.broker_url = "amqp://shop:hunter2@rabbit.internal:5672//"
app.conf.update(result_backend=os.environ["RESULTS_URL"], task_acks_late=True)

# none of these

other = Celery("other")
other.conf.broker_url = "memory://"
other.conf.result_backend = "rpc://"


class Options:
    broker_url = "amqp://elsewhere.internal"
