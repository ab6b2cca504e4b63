import os

import aio_pika
import oslo_messaging
import pika
import stomp
from aiokafka import AIOKafkaProducer
from celery import Celery
from confluent_kafka import Producer
from kombu import Connection
from oslo_config import cfg

CONF = cfg.CONF

app = Celery("shop", broker=os.environ["BROKER_URL"], backend="redis://results.internal/1")
inner = Celery("inner", broker="memory://", backend="rpc://")
parameters = pika.ConnectionParameters("rabbit.internal", 5671, blocked_connection_timeout=30)
kombu = Connection("amqp://shop:hunter2@rabbit.internal//", connect_timeout=4)
transport = oslo_messaging.get_rpc_transport(CONF)
notifications = oslo_messaging.get_notification_transport(CONF)
producer = Producer({"bootstrap.servers": os.environ["KAFKA_SERVERS"], "linger.ms": 5})


async def connect():
    kafka = AIOKafkaProducer(bootstrap_servers=["kafka1.internal:9092", "kafka2.internal:9092"], request_timeout_ms=5000)
    return kafka, await aio_pika.connect_robust(CONF.events.url)


def stomp_connection(broker, found):
    pairs = []
    for one in found:
        pairs.append((one[0], one[1]))
    options = {"vhost": broker, "keepalive": True}
    options.update({"host_and_ports": pairs})
    return stomp.Connection(**options)


def stomp_connection_of(options):
    return stomp.Connection(**options)


def rabbit(options):
    return pika.ConnectionParameters(**options)


def rabbit_of(host):
    options = {}
    options["host"] = host
    return pika.ConnectionParameters(**options)


# none of these


def Connection(url):
    return url


class Local:
    def connect(self, url):
        return url


Local().connect("amqp://rabbit.internal")
