"""What the page shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ViewActor:
    """An actor on the page.

    Attributes:
        id: its id in the store.
        name: the name to show.
        type: its actor type.
        country: name of its state, or None.
        bloc: number of its bloc; 0 for none.
        x: place from left to right, in pixels at normal size.
        y: place from top to bottom.
    """

    id: str
    name: str
    type: str
    country: str | None
    bloc: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class ViewArticle:
    """An article that a statement on the page comes from.

    Attributes:
        id: its id.
        title: its headline, or None.
        publisher: who published it, or None.
        published: day of publication in ISO form, or None.
        url: where it was found, or None; the page links to http and https only.
        story: id of its story: articles of one story are one source.
    """

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    story: str


@dataclass(frozen=True, slots=True)
class ViewStatement:
    """A statement on the page.

    Attributes:
        subject: id of the actor who acts.
        object: id of the other one.
        relation: name of the relation.
        predicate: the finer predicate.
        status: how sure the article is.
        day: day of the event, else of publication, in ISO form; None where neither is known.
        weight: from -10 (conflict) to +10 (cooperation).
        quote: the words of the article.
        speaker: name of who says it; None where the article does.
        article: id of the article.
    """

    subject: str
    object: str
    relation: str
    predicate: str
    status: str
    day: str | None
    weight: float
    quote: str
    speaker: str | None
    article: str


@dataclass(frozen=True, slots=True)
class View:
    """All that the page shows.

    Attributes:
        title: the page's title.
        actors: by id.
        articles: by id.
        statements: in any order that is always the same.
        relations: label of each relation that a statement has, by name.
        left_out: number of actors that the page leaves out, the least tied ones.
    """

    title: str
    actors: tuple[ViewActor, ...]
    articles: tuple[ViewArticle, ...]
    statements: tuple[ViewStatement, ...]
    relations: tuple[tuple[str, str], ...]
    left_out: int = 0
