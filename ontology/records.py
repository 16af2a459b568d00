"""The frozen records that pass between reading, extraction and the graph: all that `extract` and `graph` share."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class ActorType(StrEnum):
    """What kind of political actor a mention or an actor is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PARTY = "party"
    ARMED_GROUP = "armed_group"
    STATE = "state"
    GOVERNMENT_BODY = "government_body"
    INTERNATIONAL_ORGANIZATION = "international_organization"
    MEDIA = "media"
    GROUP = "group"
    PLACE = "place"


class Status(StrEnum):
    """How sure the article is of a statement."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ALLEGED = "alleged"
    INTENDED = "intended"
    HYPOTHETICAL = "hypothetical"


class DatePrecision(StrEnum):
    """How exactly the words of an article give a date."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Article:
    """One cleaned news article; every offset in the project refers to `text`.

    Attributes:
        id: the reader's name for the article, or one made from its content.
        text: the cleaned text, title first where there is one.
        title: the headline or None.
        published: day of publication, which relative dates count from; None where unknown.
        publisher: who published it, or None.
        url: where it was found, or None.
        language: ISO 639-1 code.
        fingerprint: SHA-256 of title, date and text in hexadecimal: equal means nothing has changed.
        story: id of the cluster of near-duplicates that it belongs to; its own id where it stands alone.
        author: who wrote it, as its source says, or None.
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "en"
    fingerprint: str = ""
    story: str = ""
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words of an article: `article.text[start:end] == text`, offsets in characters."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an article names or describes an actor.

    Attributes:
        article: the article's id.
        start: first character of the mention in the article's text.
        end: character after its last one.
        text: the surface form, `article.text[start:end]`.
        type: the kind of actor that this mention looks like.
        actor: id of the actor within the article (`Actor.id` of the same extraction).
    """

    article: str
    start: int
    end: int
    text: str
    type: ActorType
    actor: str


@dataclass(frozen=True, slots=True)
class ActorName:
    """One name of an actor.

    Attributes:
        text: the name as written.
        kind: `full`, `short`, `acronym`, `alias` or `nominal` (a description such as "Turkish forces").
        script: ISO 15924 code of the writing, such as `Latn`.
    """

    text: str
    kind: str = "full"
    script: str = "Latn"


@dataclass(frozen=True, slots=True)
class Actor:
    """A political actor as one article (or, in the ledger, all articles) knows it.

    Attributes:
        id: within an extraction, unique in the article; in the ledger, unique in the store.
        name: the fullest form, without titles.
        type: the kind of actor.
        names: every form seen, the fullest first.
        country: name of the state that the actor belongs to, as in the catalogue; None where unknown.
        sector: PLOVER sector code (GOV, MIL, REB, …) or None.
    """

    id: str
    name: str
    type: ActorType
    names: tuple[ActorName, ...] = ()
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """An actor in its role in one statement.

    Attributes:
        actor: id of the actor (`Actor.id`).
        name: the actor's resolved name in the article.
        text: its surface form in or nearest to the evidence sentence (for a pronoun the nearest name of the actor in
            its sentence, the pronoun where there is none).
        type: the actor's type.
        start: first character of the surface form in the article's text.
        end: character after its last one.
    """

    actor: str
    name: str
    text: str
    type: ActorType
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event happened: an interval of whole days, both ends included, with the words that say so."""

    start: date
    end: date
    precision: DatePrecision
    raw: str

    def iso(self) -> str:
        """The date at its own precision: `2019-02-04`, `2019-02` or `2019`.

        A week is given by its month, or by its first day where it lies in two months.
        """
        if self.precision is DatePrecision.YEAR:
            return self.start.isoformat()[:4]
        week_in_month = self.precision is DatePrecision.WEEK and self.start.month == self.end.month
        by_month = self.precision is DatePrecision.MONTH or week_in_month
        return self.start.isoformat()[: 7 if by_month else 10]


@dataclass(frozen=True, slots=True)
class Statement:
    """Who did or is what to whom, with the exact words that say so.

    Attributes:
        id: hash of the content: the same statement in the same words of the same article has the same id.
        article: the article's id.
        subject: the actor who acts or of whom it is said.
        relation: name of a relation of the ontology, such as `SUPPORT`.
        object: the actor who is acted upon.
        predicate: the finer predicate, such as `praises`, or the base form of the words used.
        mode: PLOVER mode of the relation, or None.
        status: how sure the article is.
        negated: whether the text says that it is not so.
        attributed_to: name of the actor who says it; None where the article itself does.
        when: date of the event; None where the text does not say.
        place: name of the place; None where the text does not say.
        role: the office or function, for offices and leadership.
        confidence: calibrated probability from 0 to 1 that the statement is right.
        evidence: the sentence that states it.
        extractor: name and version of what extracted it.
    """

    id: str
    article: str
    subject: Argument
    relation: str
    object: Argument
    predicate: str
    mode: str | None
    status: Status
    negated: bool
    attributed_to: str | None
    when: EventDate | None
    place: str | None
    role: str | None
    confidence: float
    evidence: Evidence
    extractor: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision whether two actors are one; never deleted, only superseded by a later one.

    Attributes:
        left: id of one actor.
        right: id of the other.
        verdict: `same`, `different` or `unsure`.
        author: who decided: a person's name or the name of a rule.
        reason: why.
        decided: ISO 8601 time of the decision.
    """

    left: str
    right: str
    verdict: str
    author: str
    reason: str
    decided: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article says: what passes from `extract` to `graph`."""

    article: Article
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    warnings: tuple[str, ...] = field(default=())
