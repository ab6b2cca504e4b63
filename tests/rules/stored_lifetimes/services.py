"""What services expire by themselves."""

from datetime import timedelta

import boto3
import pymongo
from celery import Celery
from django.conf import settings

app = Celery("shop")
app.conf.result_expires = timedelta(days=1)
app.conf.update(result_expires=3600, task_track_started=True)

logs = boto3.client("logs")
logs.put_retention_policy(logGroupName="/shop/orders", retentionInDays=30)
s3 = boto3.client("s3")
s3.put_bucket_lifecycle_configuration(
    Bucket="shop-exports",
    LifecycleConfiguration={
        "Rules": [
            {"ID": "old", "Filter": {"Prefix": "daily/"}, "Status": "Enabled", "Expiration": {"Days": 14}},
            {"ID": "cold", "Filter": {"Prefix": "all/"}, "Status": "Enabled", "Transitions": [{"Days": 30}]},
        ]
    },
)
boto3.client("kms").enable_key_rotation(KeyId="alias/shop")
boto3.client("secretsmanager").rotate_secret(SecretId="shop/db", RotationRules={"AutomaticallyAfterDays": 30})
pymongo.IndexModel([("created", pymongo.ASCENDING)], expireAfterSeconds=86400)
pymongo.IndexModel("seen", expireAfterSeconds=settings.SEEN_AGE)

# none of these: indexes without an age, keys of caches, ages that only the site knows
pymongo.IndexModel([("number", pymongo.ASCENDING)], unique=True)
app.conf.timezone = "UTC"
logs.put_retention_policy(logGroupName="/shop/other", retentionInDays=days_of_the_site)
