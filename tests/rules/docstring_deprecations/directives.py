"""Orders of the shop.

.. deprecated:: 3.0
   Use :mod:`shop.carts` instead.
"""

import warnings


def total(order):
    """Sum an order.

    .. deprecated:: 2.1
       Use `sum_of` instead. It will be removed in 4.0.

       More on this is written elsewhere.
    """


class Basket:
    """What is bought.

    .. deprecated:: 2025.1  nobody fills it
    """

    def fill(self):
        """Fill it.

        .. deprecated-removed:: 3.12 3.14
        """

    def empty(self):
        """.. deprecated:: 2.0"""

    def drop(self):
        """Drop it.

        .. deprecated::
        """


# none of these: parameters, examples, private functions, words, what warns as well (the warning is told)


def place(order, discount=None):
    """Place an order.

    :param discount: what is taken off

        .. deprecated:: 2.2
           Use coupons.
    :param order: what is bought

    .. deprecated:: 2.3
       The discount.
    """


def shown():
    """Show how to write it::

        .. deprecated:: 1.0

    This function was deprecated in 1.0, see ``.. deprecated:: 1.0``.
    """


def _inner():
    """Private.

    .. deprecated:: 1.0
    """


def outer():
    def nested():
        """Nested.

        .. deprecated:: 1.0
        """

    return nested


def warns():
    """Warn.

    .. deprecated:: 1.0
    """
    warnings.warn("warns is deprecated", DeprecationWarning)
