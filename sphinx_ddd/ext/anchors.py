"""Stable anchors: what alerts, tickets and other pages point at."""

from __future__ import annotations

import re

from docutils import nodes

_NOT_IN_ANCHOR = re.compile(r"[^\w]+")


def anchor(*parts: str) -> str:
    """``ddd-shop-orders-daily`` of ``shop.orders`` and ``daily``. Case is kept: ``Worker`` and ``worker`` differ."""
    words = (_NOT_IN_ANCHOR.sub("-", part).strip("-") for part in parts)
    return "-".join(["ddd", *(word for word in words if word)])


def claim(document: nodes.document, wanted: str, node: nodes.Element) -> str:
    """Give a node its anchor; numbered when the page has it already."""
    free, number = wanted, 1
    while free in document.ids:
        number += 1
        free = f"{wanted}-{number}"
    node["ids"] = [free]
    document.ids[free] = node
    return free
