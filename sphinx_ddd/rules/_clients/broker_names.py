"""Clients of message brokers: where their arguments stand, and how long they wait (documentation of each library)."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.rules._clients.clients import Client, Parameter

_KAFKA = Client(
    service="broker", url=(Parameter("bootstrap_servers"),), default="localhost:9092", timeout=(Parameter("request_timeout_ms"),),
    milliseconds=True, default_timeout=30,
)  # fmt: skip
_AIO_PIKA = Client(
    service="broker", url=(Parameter("url", 0),), host=Parameter("host"), port=Parameter("port"), timeout=(Parameter("timeout"),),
    endless=True,
)  # fmt: skip
_KOMBU = Client(service="broker", url=(Parameter("hostname", 0),), timeout=(Parameter("connect_timeout"),), default_timeout=5)
_NATS = Client(
    service="broker", url=(Parameter("servers", 0),), default="nats://localhost:4222", timeout=(Parameter("connect_timeout"),),
    default_timeout=2,
)  # fmt: skip
_MQTT = Client(service="broker", host=Parameter("host", 0), port=Parameter("port", 1), default_timeout=5)
_OSLO = Client(service="broker", url=(Parameter("url", 1),), option="transport_url")

BROKERS: Final = {
    "kombu.Connection": _KOMBU,
    "kombu.connection.Connection": _KOMBU,
    "kombu.BrokerConnection": _KOMBU,
    **{
        f"pika.{module}ConnectionParameters": Client(
            service="broker",
            host=Parameter("host", 0),
            port=Parameter("port", 1),
            default="localhost:5672",
            timeout=(Parameter("blocked_connection_timeout"), Parameter("socket_timeout")),
            default_timeout=10,
        )
        for module in ("", "connection.")
    },
    **{
        f"pika.{module}URLParameters": Client(service="broker", url=(Parameter("url", 0),), default_timeout=10)
        for module in ("", "connection.")
    },
    **{f"aio_pika.{name}": _AIO_PIKA for name in ("connect", "connect_robust", "connection.connect", "robust_connection.connect_robust")},
    "aiormq.connect": Client(service="broker", url=(Parameter("url", 0),)),
    "amqp.Connection": Client(
        service="broker", url=(Parameter("host", 0),), default="localhost:5672", timeout=(Parameter("connect_timeout"),)
    ),
    **{f"kafka.{name}": _KAFKA for name in ("KafkaProducer", "KafkaAdminClient", "KafkaClient", "admin.KafkaAdminClient", "KafkaConsumer")},
    **{f"aiokafka.{name}": _KAFKA for name in ("AIOKafkaProducer", "AIOKafkaConsumer", "admin.AIOKafkaAdminClient")},
    "nats.connect": _NATS,
    "nats.aio.client.Client.connect": _NATS,
    "paho.mqtt.client.Client.connect": _MQTT,
    "paho.mqtt.client.Client.connect_async": _MQTT,
    "aiomqtt.Client": Client(
        service="broker", host=Parameter("hostname", 0), port=Parameter("port", 1), timeout=(Parameter("timeout"),), default_timeout=10
    ),
    **{
        f"oslo_messaging.{name}": _OSLO
        for name in (
            "get_transport",
            "get_rpc_transport",
            "get_notification_transport",
            "rpc.transport.get_rpc_transport",
            "notify.notifier.get_notification_transport",
        )
    },
    "stomp.Connection": Client(service="broker", url=(Parameter("host_and_ports", 0),), default="localhost:61613"),
    "dramatiq.brokers.redis.RedisBroker": Client(
        service="broker", url=(Parameter("url"),), host=Parameter("host"), port=Parameter("port"), default="localhost:6379"
    ),
    "dramatiq.brokers.rabbitmq.RabbitmqBroker": Client(
        service="broker", url=(Parameter("url"),), host=Parameter("host"), port=Parameter("port"), default="localhost:5672"
    ),
    "google.cloud.pubsub_v1.PublisherClient": Client(service="broker", default="Google Cloud Pub/Sub"),
    "google.cloud.pubsub_v1.SubscriberClient": Client(service="broker", default="Google Cloud Pub/Sub"),
    "azure.servicebus.ServiceBusClient": Client(service="broker", url=(Parameter("fully_qualified_namespace", 0),)),
    "azure.servicebus.ServiceBusClient.from_connection_string": Client(service="broker", url=(Parameter("conn_str", 0),)),
}

NOTIFICATIONS: Final = frozenset({
    "oslo_messaging.get_notification_transport", "oslo_messaging.notify.notifier.get_notification_transport",
})  # fmt: skip
NOTIFICATIONS_OPTION: Final = "[oslo_messaging_notifications]transport_url"
"""What oslo.messaging asks for the address of notifications, before ``transport_url``, where the code gives none."""

CONFLUENT: Final = (
    "confluent_kafka.Producer", "confluent_kafka.Consumer", "confluent_kafka.admin.AdminClient", "confluent_kafka.SerializingProducer",
    "confluent_kafka.DeserializingConsumer", "confluent_kafka.cimpl.Producer", "confluent_kafka.cimpl.Consumer",
)  # fmt: skip
"""They take a dict of librdkafka's settings."""
CONFLUENT_SERVERS: Final = ("bootstrap.servers", "metadata.broker.list")

CELERY: Final = ("celery.Celery", "celery.app.Celery", "celery.app.base.Celery")
