"""Pictures: they are drawn, always the same, and a wrong name is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.graph.analysis.blocs import divide
from polgraph.graph.analysis.questions import Dyad
from polgraph.graph.analysis.series import Month, TurningPoint
from polgraph.graph.ledger.outlines import ActorOutline
from polgraph.graph.plots.dyad import draw_dyad
from polgraph.graph.plots.network import MOST, draw_blocs, draw_network, most_tied
from polgraph.ontology.errors import ErrorCode, PolgraphError
from tests.graph.analysis.published import tribes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import networkx as nx  # type: ignore[import-untyped, unused-ignore]

HARD = "A $very_{long}$ name of <somebody> & others مقتدى"


def named(graph: nx.Graph[str]) -> nx.Graph[str]:
    for node in graph:
        graph.nodes[node]["name"] = f"{node} {HARD}"
    return graph


def drawn_dyad(file: str) -> None:
    months = (Month("2031-01", 5.0, 0.0, 1), Month("2031-02", 0.0, -9.0, 1))
    left, right = (ActorOutline(key, f"{key} {HARD}", "person", None, None) for key in ("a", "b"))
    draw_dyad(Dyad(left, right, -4.0, 2, (), months, (TurningPoint("2031-02", -1),)), file)


def drawn_nothing(file: str) -> None:
    left, right = (ActorOutline(key, key, "person", None, None) for key in ("a", "b"))
    draw_dyad(Dyad(left, right, 0.0, 0, (), (), ()), file)


def drawn_blocs(file: str) -> None:
    draw_blocs(named(tribes()), divide(tribes()), file)


def drawn_network(file: str) -> None:
    draw_network(named(tribes()), divide(tribes()), file)


@pytest.mark.parametrize("draw", [drawn_dyad, drawn_nothing, drawn_blocs, drawn_network])
@pytest.mark.parametrize(("ending", "start"), [("svg", b"<?xml"), ("png", b"\x89PNG")])
@pytest.mark.filterwarnings("ignore:Glyph:UserWarning")
def test_a_picture_is_drawn_and_always_the_same(
    draw: Callable[[str], None], ending: str, start: bytes, tmp_path: Path
) -> None:
    files = [tmp_path / f"{name}.{ending}" for name in ("one", "two")]
    for file in files:
        draw(str(file))
    one, two = (file.read_bytes() for file in files)
    assert one.startswith(start)
    assert one == two


def test_another_ending_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PolgraphError) as caught:
        drawn_dyad(str(tmp_path / "picture.gif"))
    assert caught.value.code is ErrorCode.OPTION_INVALID


def test_a_picture_has_no_more_actors_than_can_be_read() -> None:
    import networkx as nx

    assert len(most_tied(nx.path_graph([f"n{number}" for number in range(MOST + 9)]))) == MOST
