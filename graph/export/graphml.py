"""How GraphML writes nodes and edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.graph.export.xml import EDGE_FIELDS, NODE_FIELDS, filled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.graph.export.xml import Value, Xml

MIDDLE = ""
TAIL = "</graph>\n</graphml>\n"


def head(nodes: Mapping[str, str], edges: Mapping[str, str]) -> str:
    """All before the first node."""
    keys = [
        f'<key id="{kind[0]}{place}" for="{kind}" attr.name="{name}" attr.type="{value}"/>\n'
        for kind, fields in (("node", nodes), ("edge", {**edges, "label": "string"}))
        for place, (name, value) in enumerate(fields.items())
    ]
    start = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    return f'{start}{"".join(keys)}<graph edgedefault="directed">\n'


def node(xml: Xml, key: str, values: Mapping[str, Value]) -> str:
    """One node."""
    data = "".join(f'<data key="n{place}">{xml.text(value)}</data>' for place, value in filled(values, NODE_FIELDS))
    return f"<node id={xml.attribute(key)}>{data}</node>\n"


def edge(xml: Xml, ends: tuple[str, str, str, str], values: Mapping[str, Value]) -> str:
    """One edge.

    Args:
        xml: what writes texts.
        ends: its id, source, target and label.
        values: what it tells.
    """
    key, source, target = map(xml.attribute, ends[:3])
    told = {**values, "label": ends[3]}
    data = "".join(
        f'<data key="e{place}">{xml.text(value)}</data>' for place, value in filled(told, [*EDGE_FIELDS, "label"])
    )
    return f"<edge id={key} source={source} target={target}>{data}</edge>\n"
