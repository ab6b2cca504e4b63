import os
import smtplib

import boto3
import grpc
import ldap
import paramiko
from botocore.config import Config
from elasticsearch import Elasticsearch
from google.cloud import storage
from kazoo.client import KazooClient
from keystoneauth1 import loading
from kubernetes import config
from oslo_config import cfg
from tooz import coordination

CONF = cfg.CONF
RETRYING = Config(read_timeout=10, retries={"max_attempts": 4})

s3 = boto3.client("s3", config=RETRYING, endpoint_url=os.getenv("S3_ENDPOINT"))
queue = boto3.Session(profile_name="shop").client("sqs")
bucket = storage.Client().bucket("shop")
search = Elasticsearch(os.environ["SEARCH_URL"], request_timeout=30, max_retries=5)
locks = KazooClient(hosts="zk1.internal:2181", timeout=5)
directory = ldap.initialize(CONF.ldap.url)
session = loading.load_session_from_conf_options(CONF, "neutron")
channel = grpc.insecure_channel("stock.internal:50051")


def mail(message):
    with smtplib.SMTP(os.environ["SMTP_HOST"], 587) as server:
        server.send_message(message)


def mail_in_time(message):
    with smtplib.SMTP("relay.internal", timeout=10) as server:
        server.send_message(message)


def cluster():
    config.load_incluster_config()


def coordinate(member):
    coordination.get_coordinator(CONF.coordination.backend_url, member)
    return coordination.get_coordinator("zookeeper://zk1.internal:2181", member)


# none of these


def copy_to(host, service):
    paramiko.SSHClient().connect(host)  # any host: what is managed, not what is needed
    return grpc.insecure_channel(host), boto3.client(service)


def documented():
    return Elasticsearch("https://search.example.com")


class Coordination:
    def get_coordinator(self, url):
        return self.get_coordinator("etcd3://etcd.internal:2379")  # the project's own
