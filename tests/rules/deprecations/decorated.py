"""Decorators of the standard library and of the libraries around it."""

import warnings
from warnings import deprecated

import deprecation
import typing_extensions
from debtcollector import moves, removals
from deprecat import deprecat
from deprecat.sphinx import deprecat as in_docs
from deprecated import deprecated as classic
from deprecated.sphinx import deprecated as documented
from incremental import Version
from oslo_log import versionutils
from twisted.python.deprecate import deprecated as of_twisted


@deprecated("Use place() instead. Will be removed in 4.0.")
def order():
    pass


@warnings.deprecated("Use Worker", category=None)
class OldWorker:
    @typing_extensions.deprecated("since 2.0 this is deprecated", category=FutureWarning)
    def run(self):
        pass


@classic
def without_a_word():
    pass


@classic(version="1.2", reason="nobody uses it")
def with_reason():
    pass


@documented("it is slow", version="1.3")
def in_the_docs():
    pass


@deprecation.deprecated(deprecated_in="1.0", removed_in="2.0", current_version="1.5", details="Use bar instead")
def with_versions():
    pass


@deprecat(reason="Use Cart instead.", version="4.0", remove_version="5.0")
class Basket:
    pass


@in_docs("it is slow", version="1.3")
def drawn():
    pass


@removals.remove(message="use new()", version="2025.1", removal_version="2026.1")
def removed():
    pass


@moves.moved_method("new_name", version="2.0")
def old_name():
    pass


@versionutils.deprecated(as_of="2025.2", in_favor_of="shop.new")
def of_oslo():
    pass


@versionutils.deprecated(what="orders:list of the v2 API", as_of=versionutils.deprecated.QUEENS)
def _listed():
    pass


@of_twisted(Version("shop", 16, 2, 0), replacement="shop.newer")
def of_twisted_():
    pass


@of_twisted(version, of_oslo)
def of_twisted_too():
    pass


# none of these: decorators of the same name from elsewhere


def deprecated_(function):
    return function


class shelf:
    @staticmethod
    def deprecated(text):
        return deprecated_


@deprecated_
def fresh():
    pass


@shelf.deprecated("Use the other shelf")
def books():
    pass
