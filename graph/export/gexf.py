"""How GEXF 1.2 writes nodes and edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.graph.export.xml import EDGE_FIELDS, NODE_FIELDS, filled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.graph.export.xml import Value, Xml

MIDDLE = "</nodes>\n<edges>\n"
TAIL = "</edges>\n</graph>\n</gexf>\n"


def head(nodes: Mapping[str, str], edges: Mapping[str, str]) -> str:
    """All before the first node."""
    groups = []
    for kind, fields in (("node", nodes), ("edge", edges)):
        listed = (
            f'<attribute id="{place}" title="{name}" type="{value}"/>\n'
            for place, (name, value) in enumerate(fields.items())
        )
        groups.append(f'<attributes class="{kind}">\n{"".join(listed)}</attributes>\n')
    start = '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    return f'{start}<graph defaultedgetype="directed" mode="static">\n{"".join(groups)}<nodes>\n'


def node(xml: Xml, key: str, values: Mapping[str, Value]) -> str:
    """One node."""
    label = xml.attribute(str(values["name"]))
    return f"<node id={xml.attribute(key)} label={label}>{_values(xml, values, NODE_FIELDS)}</node>\n"


def edge(xml: Xml, ends: tuple[str, str, str, str], values: Mapping[str, Value]) -> str:
    """One edge.

    Args:
        xml: what writes texts.
        ends: its id, source, target and label.
        values: what it tells.
    """
    key, source, target, label = map(xml.attribute, ends)
    told = _values(xml, values, EDGE_FIELDS)
    return f"<edge id={key} source={source} target={target} label={label}>{told}</edge>\n"


def _values(xml: Xml, values: Mapping[str, Value], fields: Mapping[str, str]) -> str:
    told = (f'<attvalue for="{place}" value={xml.attribute(value)}/>' for place, value in filled(values, fields))
    return f"<attvalues>{''.join(told)}</attvalues>"
