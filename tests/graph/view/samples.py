"""A small page, every text of which tries to become markup or script."""

from __future__ import annotations

from polgraph.graph.view.layout import layout
from polgraph.graph.view.records import View, ViewActor, ViewArticle, ViewStatement

ATTACKS = ("<script>fail()</script>", "</script><script>fail()</script>", '"><img src=x onerror=fail()>')


def page(attack: str = "", *, actors: int = 4) -> View:
    """A page with some actors in a ring of ties; `attack` stands in every text of an article or a user."""
    names = [f"n{number}" for number in range(actors)]
    places = layout([names], ())
    return View(
        title=f"Valdor and others{attack}",
        actors=tuple(
            ViewActor(name, f"Actor {name}{attack}", "party", f"Valdor{attack}", 1, *places[name]) for name in names
        ),
        articles=(
            ViewArticle(
                "one", f"A title{attack}", f"Courier{attack}", "2031-05-01", f"https://example.org/{attack}", "one"
            ),
            ViewArticle("two", None, None, None, f"javascript:fail(){attack}", "two"),
        ),
        statements=tuple(statement for at in range(actors) for statement in _ring(names, at, attack)),
        relations=(("SUPPORT", f"support{attack}"), ("ASSAULT", "assault")),
    )


def _ring(names: list[str], at: int, attack: str) -> tuple[ViewStatement, ...]:
    subject, other = names[at], names[(at + 1) % len(names)]
    praise = ViewStatement(
        subject,
        other,
        "SUPPORT",
        f"praises{attack}",
        "asserted",
        "2031-04-30",
        5.0,
        f"said“{attack}",
        f"He{attack}",
        "one",
    )
    attack_ = ViewStatement(
        subject, other, "ASSAULT", "attacks", "reported", "2031-06-02", -9.0, "attacked", None, "two"
    )
    return (praise, attack_) if at % 2 else (praise,)
