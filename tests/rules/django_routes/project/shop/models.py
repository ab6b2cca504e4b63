from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models


class AccountManager(UserManager): ...


class Account(AbstractUser):
    objects = AccountManager()


class Order(models.Model): ...
