"""Tables of the orders."""

from datetime import UTC, datetime

from sqlalchemy import DateTime, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Base of all tables."""


class Article(Base):
    """Something that can be ordered."""

    __tablename__ = "articles"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    cents: Mapped[int]
    stock: Mapped[int] = mapped_column(default=0)


class Order(Base):
    """An order and its state: placed, paid, closed or failed."""

    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    article: Mapped[str] = mapped_column(String(40), index=True)
    quantity: Mapped[int]
    state: Mapped[str] = mapped_column(String(10), default="placed", index=True)
    receipt: Mapped[str | None] = mapped_column(String(64))
    changed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=lambda: datetime.now(UTC))

    def as_dict(self) -> dict[str, object]:
        """What clients see."""
        return {"id": self.id, "article": self.article, "quantity": self.quantity, "state": self.state}
