"""Every question to the network, asked of articles whose plot is known (`tests/data/sample`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.conftest import DATA

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from polgraph.api import Graph

pytestmark = pytest.mark.model

RIGHT: dict[str, Any] = yaml.safe_load((DATA / "sample" / "answers.yaml").read_text(encoding="utf-8"))
PERIODS = ("before", "after")


def _each(question: str) -> list[Any]:
    """An answer for every actor and period that a question is answered for."""
    return [
        pytest.param(period, actor, right, id=f"{period}-{actor}")
        for period in PERIODS
        for actor, right in RIGHT[question][period].items()
    ]


def _main(names: Iterable[Any]) -> set[str]:
    """The main actors among those of an answer."""
    return set(names) & set(RIGHT["main"])


def _period(name: str) -> dict[str, Any]:
    return {**RIGHT["periods"][name], "level": "state"}


@pytest.mark.parametrize(("period", "actor", "right"), _each("allies"))
def test_allies(graph: Graph, period: str, actor: str, right: list[str]) -> None:
    assert _main(row["actor"] for row in graph.allies(actor, **_period(period))) == set(right)


@pytest.mark.parametrize(("period", "actor", "right"), _each("conflicts"))
def test_conflicts(graph: Graph, period: str, actor: str, right: list[str]) -> None:
    assert _main(row["actor"] for row in graph.conflicts(actor, **_period(period))) == set(right)


@pytest.mark.parametrize(("period", "actor", "right"), _each("strongest"))
def test_strongest_ties_come_first(graph: Graph, period: str, actor: str, right: dict[str, str]) -> None:
    lists = {"ally": graph.allies, "enemy": graph.conflicts}
    assert {kind: next(iter(lists[kind](actor, **_period(period))))["actor"] for kind in right} == right


@pytest.mark.parametrize("right", RIGHT["turns"], ids=lambda right: "-".join(right["dyad"]))
def test_turning_points(graph: Graph, right: dict[str, Any]) -> None:
    months = graph.dyad(*right["dyad"], months=True, level="state")
    assert {row["month"]: row["turn"] for row in months if row["turn"]} == right["turns"]


def test_shifts(graph: Graph) -> None:
    found = {
        frozenset((row["left"], row["right"])): "friendly" if float(str(row["after"])) > 0 else "hostile"
        for row in graph.shifts(RIGHT["periods"]["after"]["since"], level="state")
    }
    right = {frozenset(shift["tie"]): shift["to"] for shift in RIGHT["shifts"]}
    assert {tie: to for tie, to in found.items() if tie <= set(RIGHT["main"])} == right
    assert next(iter(found)) == next(iter(right))


@pytest.mark.parametrize("period", PERIODS)
def test_blocs(graph: Graph, period: str) -> None:
    divided = graph.blocs(**_period(period))
    blocs = [set(str(row["members"]).split(", ")) for row in divided]
    expected = RIGHT["blocs"][period]
    homes = [next(at for at, members in enumerate(blocs) if bloc[0] in members) for bloc in expected]
    assert len(set(homes)) == len(expected)
    assert [set(bloc) - blocs[home] for bloc, home in zip(expected, homes, strict=True)] == [set()] * len(expected)


@pytest.mark.parametrize("period", RIGHT["broker"])
def test_broker(graph: Graph, period: str) -> None:
    best = next(iter(graph.brokers(**_period(period))))
    assert best["actor"] == RIGHT["broker"][period]


@pytest.mark.parametrize("period", PERIODS)
def test_frustrated_ties(graph: Graph, period: str) -> None:
    found = graph.balance(**_period(period))
    ties = {frozenset((row["left"], row["right"])) for row in found}
    assert ties == {frozenset(tie) for tie in RIGHT["frustrated"][period]}
    assert f"Frustration index {len(ties)} of" in found.note


@pytest.mark.parametrize("right", RIGHT["paths"], ids=lambda right: "-".join(right["ends"]))
def test_chains_of_friends(graph: Graph, right: dict[str, Any]) -> None:
    steps = list(graph.path(*right["ends"], **_period(right["period"])))
    assert [steps[0]["left"], *(step["right"] for step in steps)] == right["actors"]


@pytest.mark.parametrize(("period", "actor", "right"), _each("enemies_of_enemies"))
def test_enemies_of_enemies(graph: Graph, period: str, actor: str, right: list[str]) -> None:
    assert _main(row["actor"] for row in graph.enemies_of_enemies(actor, **_period(period))) == set(right)


def _held(graph: Graph, name: str, title: str, of: str, day: date) -> bool:
    return any(
        (office.title or "").casefold().removeprefix("new ") == title
        and office.other == of
        and office.first is not None
        and office.last is not None
        and office.first <= day <= office.last
        for office in graph.actor(name).offices
    )


@pytest.mark.parametrize("right", RIGHT["offices"], ids=lambda right: f"{right['office']}-{right['day']}")
def test_offices_over_time(graph: Graph, right: dict[str, Any]) -> None:
    people = [str(row["name"]) for row in graph.actors() if row["type"] == "person" and " " in str(row["name"])]
    holders = {right["holder"] for right in RIGHT["offices"]} & set(people)
    found = {name for name in holders if _held(graph, name, right["office"], right["of"], right["day"])}
    assert found == {right["holder"]}


@pytest.mark.parametrize("actor", RIGHT["main"])
def test_every_main_actor_is_one_node(graph: Graph, actor: str) -> None:
    assert [row["name"] for row in graph.actors() if row["name"] == actor] == [actor]


def test_reprints_are_one_story(graph: Graph) -> None:
    with graph.store.ledger() as ledger:
        stories = ledger.stories()
    for reprints in RIGHT["stories"]:
        assert len({stories[article] for article in reprints}) == 1
    assert len(set(stories.values())) == len(stories) - sum(len(reprints) - 1 for reprints in RIGHT["stories"])
