"""Who held an office when: `the Iraqi prime minister` of an article is who was it on that day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from polgraph.graph.resolution.countries import country_key, without_country
from polgraph.graph.resolution.rules import rules
from polgraph.graph.resolve import name_key, resolution_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from polgraph.graph.resolution.records import Node, Office


@dataclass(frozen=True, slots=True)
class Held:
    """An office that one person holds at a time, of one state.

    Attributes:
        title: its title, the first of those with its meaning.
        of: the state's name as written, and its compared form.
        start, end: first and last day, where known.
        told_first, told_last: the days between which articles tell of it, where they do.
    """

    title: str
    of: str
    start: date | None = None
    end: date | None = None
    told_first: date | None = None
    told_last: date | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What tells one office from another."""
        return (self.title, country_key(self.of))


@lru_cache(maxsize=65536)
def title_of(text: str, country: str | None) -> str:
    """The office that a title or description means; empty if none that one person holds, or one no longer held.

    Args:
        text: such as `Iraq's prime minister`, `the acting president`, `Minister of Defense`.
        country: name of the state that it may name.
    """
    data = rules()
    words = tuple(data.one_word.get(word, word) for word in name_key(text).replace("-", " ").split())
    determiners = resolution_words().determiners
    while words and words[0] in determiners:
        words = words[1:]
    if country is not None:
        words = without_country(words, country)[0]
    if any(word in data.not_held for word in words):
        return ""
    words = tuple(word for word in words if word not in data.held_with)
    while words and words[-1] in {"of", "the"}:
        words = words[:-1]
    return data.offices.get(" ".join(words), "")


def _of(office: Office, node: Node) -> str:
    return office.of or node.country or ""


def held(node: Node) -> Iterator[Held]:
    """The offices of a node that one person holds at a time; for a described one, what the description names."""
    for office in node.offices:
        of = _of(office, node)
        title = title_of(office.title, of or None) if of else ""
        if title:
            yield Held(title, of, office.start, office.end, office.told_first, office.told_last)
    if node.nominal and node.country:
        title = title_of(node.name, node.country)
        if title:
            yield Held(title, node.country)


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether somebody held an office when an article speaks of its holder.

    Attributes:
        sure: whether the dates say so; else they are unknown.
        reason: in words.
    """

    sure: bool
    reason: str


def _shown(office: Held) -> str:
    if office.start is None and office.end is None and office.told_first:
        return f"by what articles of {office.told_first} – {office.told_last} tell"
    if office.start and office.end:
        return f"{office.start} – {office.end}"
    if office.start:
        return f"since {office.start}"
    return f"until {office.end}" if office.end else "at an unknown time"


def fits(described: Node, holder: Node) -> Fit | None:
    """Whether the holder held an office of the described one on the days of its articles.

    Returns:
        None where they share no office, or the dates speak against it.
    """
    wanted = {one.key for one in held(described)}
    offices = _told_together([office for office in held(holder) if office.key in wanted])
    found = [fit for office in offices if (fit := _fit(office, described))]
    return min(found, key=lambda fit: (not fit.sure, fit.reason), default=None)


def _told_together(offices: Sequence[Held]) -> Iterator[Held]:
    """Offices of which the first and the last day are known, and one for all that articles tell of one office."""
    told: dict[tuple[str, str], Held] = {}
    for office in offices:
        if office.start or office.end or office.told_first is None or office.told_last is None:
            yield office
        elif (one := told.get(office.key)) is not None and one.told_first and one.told_last:
            first, last = min(one.told_first, office.told_first), max(one.told_last, office.told_last)
            told[office.key] = replace(one, told_first=first, told_last=last)
        else:
            told[office.key] = office
    yield from told.values()


def _fit(office: Held, described: Node) -> Fit | None:
    data = rules().windows
    said = f"office {office.title} of {office.of} held {_shown(office)}"
    if described.first is None or described.last is None:
        return Fit(sure=False, reason=f"{said}, article without a date")
    day = f"article of {described.first}"
    if described.last != described.first:
        day = f"articles of {described.first} – {described.last}"
    after = timedelta(days=data["office"])
    if office.start and described.first < office.start:
        return None
    if office.end and described.last > office.end + after:
        return None
    if office.told_first and office.told_last and not (office.start or office.end):
        # Who holds an office on two days holds it on those between, as a rule.
        return Fit(office.told_first <= described.first and described.last <= office.told_last, f"{said}, {day}")
    open_until = office.start and office.start + timedelta(days=365 * data["open_years"])
    sure = bool(office.start and (office.end or (open_until and described.last <= open_until)))
    return Fit(sure, f"{said}, {day}")
