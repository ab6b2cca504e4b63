"""Errors that reach an operator or a client."""


class ShopError(Exception):
    """Base of all errors of the shop."""


class PaymentError(ShopError):
    """The payment provider refused or did not answer."""


class BackupError(ShopError):
    """A backup could not be written or read back."""


class StockError(ShopError):
    """An article is not available in the ordered quantity."""
