"""Clients of storage, mail, directory, search and cluster services: where their arguments stand, and how long they wait."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.rules._clients.clients import Client, Parameter

_TIMEOUT = (Parameter("timeout"),)

AWS: Final = ("boto3.client", "boto3.resource", "boto3.session.Session.client", "boto3.session.Session.resource", "boto3.Session.client",
              "boto3.Session.resource", "botocore.session.Session.create_client", "aiobotocore.session.AioSession.create_client",
              "aioboto3.Session.client", "aioboto3.Session.resource", "aioboto3.session.Session.client")  # fmt: skip
AWS_KINDS: Final = {
    "s3": "storage", "s3control": "storage", "glacier": "storage", "efs": "storage", "sqs": "broker", "sns": "broker", "kinesis": "broker",
    "firehose": "broker", "dynamodb": "database", "rds-data": "database",
    "redshift-data": "database", "athena": "database", "timestream-query": "database", "timestream-write": "database",
    "elasticache": "cache", "ses": "mail", "sesv2": "mail", "opensearch": "search", "es": "search",
}  # fmt: skip
"""Services of AWS that are not just an API, by what they are to a program."""

_AZURE_CONNECTION = Client(service="storage", url=(Parameter("conn_str", 0),))
_AZURE = Client(service="storage", url=(Parameter("account_url", 0),))

STORAGE: Final = {
    "google.cloud.storage.Client": Client(service="storage", default="Google Cloud Storage", default_timeout=60),
    "google.cloud.storage.client.Client": Client(service="storage", default="Google Cloud Storage", default_timeout=60),
    "google.cloud.bigquery.Client": Client(service="database", default="Google BigQuery"),
    "google.cloud.firestore.Client": Client(service="database", default="Google Firestore"),
    **{
        f"azure.storage.{part}{name}": client
        for part in ("blob.", "blob.aio.")
        for name, client in (
            ("BlobServiceClient", _AZURE), ("ContainerClient", _AZURE), ("BlobServiceClient.from_connection_string", _AZURE_CONNECTION),
            ("ContainerClient.from_connection_string", _AZURE_CONNECTION),
        )
    },
    "azure.storage.filedatalake.DataLakeServiceClient": _AZURE,
    "minio.Minio": Client(service="storage", url=(Parameter("endpoint", 0),), default_timeout=300),
    "minio.api.Minio": Client(service="storage", url=(Parameter("endpoint", 0),), default_timeout=300),
    "swiftclient.Connection": Client(service="storage", url=(Parameter("authurl", 0),), timeout=_TIMEOUT, endless=True, default_retries=5),
    "swiftclient.client.Connection": Client(
        service="storage", url=(Parameter("authurl", 0),), timeout=_TIMEOUT, endless=True, default_retries=5
    ),
}  # fmt: skip

_SMTP = Client(service="mail", host=Parameter("host", 0), port=Parameter("port", 1), timeout=(Parameter("timeout", 3),), endless=True)
_SMTP_SSL = Client(service="mail", host=Parameter("host", 0), port=Parameter("port", 1), timeout=_TIMEOUT, endless=True)
_AIOSMTP = Client(
    service="mail", host=Parameter("hostname"), port=Parameter("port"), default="localhost:25", timeout=_TIMEOUT, default_timeout=60
)
_IMAP = Client(service="mail", host=Parameter("host", 0), port=Parameter("port", 1), timeout=_TIMEOUT, endless=True)

MAIL: Final = {
    "smtplib.SMTP": _SMTP,
    "smtplib.SMTP_SSL": _SMTP_SSL,
    "smtplib.SMTP.connect": Client(service="mail", host=Parameter("host", 0), port=Parameter("port", 1)),
    "smtplib.LMTP": _SMTP,
    "aiosmtplib.SMTP": Client(
        service="mail", host=Parameter("hostname", 0), port=Parameter("port", 1), timeout=_TIMEOUT, default_timeout=60
    ),
    "aiosmtplib.smtp.SMTP": Client(
        service="mail", host=Parameter("hostname", 0), port=Parameter("port", 1), timeout=_TIMEOUT, default_timeout=60
    ),
    "aiosmtplib.send": _AIOSMTP,
    "aiosmtplib.api.send": _AIOSMTP,
    **{f"imaplib.{name}": _IMAP for name in ("IMAP4", "IMAP4_SSL")},
    **{f"poplib.{name}": _IMAP for name in ("POP3", "POP3_SSL")},
    "sendgrid.SendGridAPIClient": Client(service="mail", default="api.sendgrid.com"),
}

_LDAP_URI = Client(service="directory", url=(Parameter("uri", 0),))

DIRECTORIES: Final = {
    **{
        f"ldap3.{name}": Client(
            service="directory",
            url=(Parameter("host", 0),),
            port=Parameter("port", 1),
            timeout=(Parameter("connect_timeout"),),
            endless=True,
        )
        for name in ("Server", "core.server.Server")
    },
    "ldap.initialize": _LDAP_URI,
    "ldap.ldapobject.LDAPObject": _LDAP_URI,
    "ldap.ldapobject.ReconnectLDAPObject": _LDAP_URI,
    "ldappool.ConnectionManager": _LDAP_URI,
    "bonsai.LDAPClient": Client(service="directory", url=(Parameter("url", 0),), default="ldap://localhost"),
}

_SEARCH = Client(
    service="search", url=(Parameter("hosts", 0),), timeout=(Parameter("request_timeout"), Parameter("timeout")), default_timeout=10,
    retries=(Parameter("max_retries"),), default_retries=3, given=("cloud_id",),
)  # fmt: skip

SEARCH: Final = {
    **{f"elasticsearch.{name}": _SEARCH for name in ("Elasticsearch", "AsyncElasticsearch", "client.Elasticsearch")},
    **{f"elasticsearch{n}.Elasticsearch": _SEARCH for n in (6, 7, 8)},
    **{f"opensearchpy.{name}": _SEARCH for name in ("OpenSearch", "AsyncOpenSearch", "client.OpenSearch")},
    "elasticsearch_dsl.connections.connections.create_connection": Client(
        service="search", url=(Parameter("hosts"),), timeout=_TIMEOUT, default_timeout=10, default_retries=3
    ),
    "meilisearch.Client": Client(service="search", url=(Parameter("url", 0),), timeout=_TIMEOUT, endless=True),
    "pysolr.Solr": Client(service="search", url=(Parameter("url", 0),), timeout=_TIMEOUT, default_timeout=60),
    "qdrant_client.QdrantClient": Client(service="database", url=(Parameter("url", 1),), host=Parameter("host"), timeout=_TIMEOUT),
    "weaviate.Client": Client(service="database", url=(Parameter("url", 0),)),
    "pymilvus.connections.connect": Client(service="database", url=(Parameter("uri"),), host=Parameter("host"), port=Parameter("port")),
}

_KUBERNETES = Client(service="cluster", default="Kubernetes API", endless=True)
_DOCKER = Client(service="cluster", default="Docker daemon", timeout=_TIMEOUT, default_timeout=60)
_CONSUL = Client(service="cluster", host=Parameter("host", 0), port=Parameter("port", 1), default="127.0.0.1:8500")
_SDK = Client(service="cluster", default="OpenStack APIs")

CLUSTERS: Final = {
    **{
        f"{library}.config.{name}": _KUBERNETES
        for library in ("kubernetes", "kubernetes_asyncio")
        for name in ("load_kube_config", "load_incluster_config", "load_config", "new_client_from_config")
    },
    **{f"docker.{name}": _DOCKER for name in ("from_env", "client.from_env", "DockerClient.from_env", "client.DockerClient.from_env")},
    **{
        f"docker.{name}": Client(
            service="cluster", url=(Parameter("base_url", 0),), default="Docker daemon", timeout=_TIMEOUT, default_timeout=60
        )
        for name in ("DockerClient", "APIClient", "client.DockerClient", "api.client.APIClient", "Client")
    },
    "aiodocker.Docker": Client(service="cluster", default="Docker daemon"),
    "consul.Consul": _CONSUL,
    "consul.aio.Consul": _CONSUL,
    "consul.base.Consul": _CONSUL,
    "etcd3.client": Client(
        service="cluster", host=Parameter("host", 0), port=Parameter("port", 1), default="localhost:2379", timeout=_TIMEOUT, endless=True
    ),
    "etcd.Client": Client(
        service="cluster",
        host=Parameter("host", 0),
        port=Parameter("port", 1),
        default="127.0.0.1:4001",
        timeout=(Parameter("read_timeout"),),
        default_timeout=60,
    ),
    **{
        f"kazoo.client.{name}": Client(
            service="cluster",
            url=(Parameter("hosts", 0),),
            default="127.0.0.1:2181",
            timeout=(Parameter("timeout", 1),),
            default_timeout=10,
        )
        for name in ("KazooClient",)
    },
    "tooz.coordination.get_coordinator": Client(service="cluster", url=(Parameter("backend_url", 0),)),
    "hvac.Client": Client(service="http", url=(Parameter("url", 0),), timeout=_TIMEOUT, default_timeout=30),
    "openstack.connect": _SDK,
    "openstack.connection.Connection": _SDK,
    "openstack.connection.from_config": _SDK,
    "paramiko.SSHClient.connect": Client(
        service="ssh", host=Parameter("hostname", 0), port=Parameter("port", 1), timeout=(Parameter("timeout", 6),), endless=True
    ),
    "paramiko.client.SSHClient.connect": Client(
        service="ssh", host=Parameter("hostname", 0), port=Parameter("port", 1), timeout=(Parameter("timeout", 6),), endless=True
    ),
    "asyncssh.connect": Client(service="ssh", host=Parameter("host", 0), port=Parameter("port", 1)),
    **{
        f"grpc.{name}": Client(service="http", url=(Parameter("target", 0),))
        for name in ("insecure_channel", "secure_channel", "aio.insecure_channel", "aio.secure_channel")
    },
}

KEYSTONE_SESSIONS: Final = ("keystoneauth1.loading.load_session_from_conf_options", "keystoneauth1.loading.session.load_from_conf_options")
KEYSTONE_ADAPTERS: Final = ("keystoneauth1.loading.load_adapter_from_conf_options", "keystoneauth1.loading.adapter.load_from_conf_options")
"""They read address and time limit from a group of options: the second argument."""

SERVICES: Final = STORAGE | MAIL | DIRECTORIES | SEARCH | CLUSTERS
