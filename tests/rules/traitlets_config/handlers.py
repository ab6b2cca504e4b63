"""What methods of a class say of its traits, and what announces their end."""

from traitlets import Float, Integer, TraitError, Unicode, observe, validate
from traitlets.config import Configurable

LARGEST = 100


class Limited(Configurable):
    port = Integer(80, config=True)
    ratio = Float(0.5, config=True)
    size = Integer(1, config=True, help="Sizes.")
    level = Integer(1, config=True)
    length = Integer(1, config=True)
    both = Integer(1, min=0, config=True)
    name = Unicode("x", config=True)
    first = Integer(1, config=True)
    another = Integer(1, config=True)
    clamped = Integer(1, config=True)
    nullable = Integer(None, allow_none=True, config=True)
    asserted = Integer(1, config=True)
    perhaps = Integer(1, config=True)

    @validate("port")
    def _valid_port(self, proposal):
        value = proposal["value"]
        if not 0 < value <= 65535:
            raise TraitError("port")
        return value

    @validate("ratio")
    def _valid_ratio(self, proposal):
        if proposal.value < 0 or proposal.value > 1:
            raise TraitError("ratio")
        return proposal.value

    @validate("size")
    def _valid_size(self, proposal):
        size = int(proposal["value"])
        if size < 1:
            raise TraitError("too small")
        elif size > LARGEST:
            raise TraitError("too large")
        return size

    @validate("level")
    def _valid_level(self, proposal):
        if proposal["value"] >= 1:
            return proposal["value"]
        else:
            raise TraitError("level")

    @validate("both")
    def _valid_both(self, proposal):
        if proposal["value"] <= 5:
            raise TraitError("both")
        return proposal["value"]

    @validate("nullable")
    def _valid_nullable(self, proposal):
        value = proposal["value"]
        if value is not None and value < 2:
            raise TraitError("nullable")
        if value is not None:
            if 10 < value:
                raise TraitError("nullable")
        return value

    @validate("asserted")
    def _valid_asserted(self, proposal):
        assert 1 <= proposal["value"] < 10
        return proposal["value"]

    @validate("name")
    def _valid_name(self, proposal):
        if len(proposal["value"]) > 20:
            raise TraitError("a length is no value")
        return proposal["value"]

    @validate("first", "another")
    def _valid_several(self, proposal):
        if proposal["value"] < 3:
            raise TraitError("which of them is not said")
        return proposal["value"]

    @validate("clamped")
    def _valid_clamped(self, proposal):
        if proposal["value"] < 3:
            return 3
        return proposal["value"]

    @validate("perhaps")
    def _valid_perhaps(self, proposal):
        value = proposal["value"]
        if value < self.level:
            raise TraitError("not a number that can be read")
        if self.level > 3 and value > 5:
            raise TraitError("only sometimes")
        if self.level:
            if value > 6:
                raise TraitError("only sometimes")
        return value


class Observed(Configurable):
    level = Unicode("INFO", config=True)
    other = Unicode("INFO", config=True)

    @observe("level", "missing")
    def _apply_level(self, change):
        self.log.setLevel(change.new)


class Old(Configurable):
    opening = Unicode(config=True, help="DEPRECATED in 2.0, use Limited.name.")
    bracketed = Unicode(config=True, help="(deprecated) Use `new_name` instead. Will be removed in 3.0")
    directive = Unicode(
        config=True,
        help="""
        .. deprecated:: 1.2

           Use :attr:`name`.
        """,
    )
    two_heirs = Unicode(config=True, help="Deprecated. Use `this` and `that` instead.")
    tagged = Unicode().tag(config=True, deprecated="no longer read")
    tagged_plain = Unicode().tag(config=True, deprecated_in="2.0", deprecated_name="old")
    named = Unicode(config=True, help="The directory. Old.named is deprecated since 4.1.")
    current = Unicode(config=True, help="Use this instead of the deprecated flag.")
    renamed = Unicode().tag(config=True, deprecated_name="old")
    current_tag = Unicode(help="x").tag(config=True, deprecated=False)


# none of these
class NoTraits(Configurable):
    @validate("port")
    def _valid_port(self, proposal):
        if proposal["value"] < 1:
            raise TraitError("no trait of this class")
        return proposal["value"]
