"""Trails of who did what."""

import logging
import logging.handlers
import sys
import syslog

import reversion
from auditlog.registry import auditlog
from django.contrib.admin.models import LogEntry
from django.db import models
from keystonemiddleware import audit
from pycadf import eventfactory
from simple_history.models import HistoricalRecords
from sqlalchemy_continuum import make_versioned

audit_log = logging.getLogger("shop.audit")


class Order(models.Model):
    history = HistoricalRecords()


@reversion.register()
class Page(models.Model):
    pass


auditlog.register(Order)
make_versioned(user_cls=None)
INSTALLED_APPS = ["django.contrib.auth", "easyaudit", "axes"]


def guarded(app):
    return audit.AuditMiddleware(app, audit_map_file="/etc/shop/audit_map.conf")


def act(user, event):
    audit_log.info("%s acts", user)
    LogEntry.objects.log_action(user_id=user.pk, action_flag=2)
    eventfactory.EventFactory().new_event(eventType="activity")
    syslog.openlog("shop", facility=syslog.LOG_AUTH)
    logging.handlers.SysLogHandler(facility=logging.handlers.SysLogHandler.LOG_AUTHPRIV)
    sys.addaudithook(act)


# none of these: loggers of modules that are about security, the word in other things, other facilities
logging.getLogger(__name__)
logging.getLogger("shop.auditorium")
syslog.openlog("shop", facility=syslog.LOG_DAEMON)
logging.handlers.SysLogHandler(facility="daemon")
logging.getLogger("shop.security")
failures = logging.getLogger("shop.audit.failures")
failures.warning("nothing was written")
