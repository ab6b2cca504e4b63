"""Rows that are deleted once they are old."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from sqlalchemy import Column, DateTime, delete
from sqlalchemy.orm import DeclarativeBase


class Order(models.Model):
    created = models.DateTimeField()


class Base(DeclarativeBase):
    pass


class Event(Base):
    at = Column(DateTime)


def orders():
    Order.objects.filter(created__lt=timezone.now() - timedelta(days=90)).delete()


def by_setting():
    cutoff = timezone.now() - timedelta(days=settings.ORDER_KEEP_DAYS)
    old = Order.objects.filter(paid=True, created__lte=cutoff)
    old.delete()


def by_end():
    Order.objects.filter(customer__expires__lt=timezone.now() - timedelta(days=14)).delete()


def events(session):
    limit = datetime.utcnow() - timedelta(hours=12)
    session.execute(delete(Event).where(Event.at < limit))
    session.query(Event).filter(Event.at < limit).delete()


# none of these: what is old but stays, what goes whatever its age, the wrong way round, ages that nobody states


def others(days, cutoff):
    Order.objects.filter(created__lt=timezone.now() - timedelta(days=90)).update(paid=True)
    Order.objects.filter(paid=False).delete()
    Order.objects.filter(created__gt=timezone.now() - timedelta(days=1)).delete()
    Order.objects.filter(created__lt=cutoff).delete()
    Order.objects.filter(created__lt=timezone.now() - timedelta(days=days)).delete()
