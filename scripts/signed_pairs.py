"""Friends and foes by pairs: how well signed pairs of actors are found in documents annotated with offsets (dstl/re3d).

`python scripts/signed_pairs.py FILE.jsonl [--reader FOLDER] [--talk] [-v]`: each line has id, text, entities with
offsets, and relations with source, target and type.

Gold. FightingAgainst and Dislikes are pairs of the sign −, AlliesOf and Likes pairs of the sign +. Order does not
count: the annotators marked symmetric relations in one direction only. An actor of the gold is every entity of the
same words (articles and case aside) and what the document calls synonyms; there is no other coreference in the gold
("we", "The UK" and the minister who speaks are three actors).

Predictions. The statements that are neither denied nor hypothetical, by pair of actors; the sign of a pair is that of
the sum of its statements' scores in the vocabulary. Relations without a sign (office, membership, request) are no
pairs; neither are meetings and visits (CONSULT), which the annotators mark as CommWith, without a sign (`--talk` counts
them).

Match. A predicted actor is every actor of the gold that one of its mentions covers with the same last word or with
words that fit, or that its name fits. A predicted pair of which both actors are in the gold is right if the gold has a
pair of such actors with that sign, wrong otherwise; a pair of the gold is found if a predicted pair is such.
Precision is right pairs among the predicted, recall found pairs among those of the gold.

`--reader` scores the statements of a folder of annotated articles (same texts, by the guidelines of this project) in
place of the extractor's: what a careful reader reaches against this gold, so how far the two schemes agree.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from polgraph.extract.evaluation.corpus import read_gold
from polgraph.extract.evaluation.match import SAME_ENOUGH, fit, words
from polgraph.extract.pipeline import Extractor
from polgraph.ontology import load_ontology
from polgraph.ontology.records import Article, Extraction, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

SIGNS = {"FightingAgainst": -1, "Dislikes": -1, "AlliesOf": 1, "Likes": 1}
TALK = frozenset({"CONSULT"})
PRONOUNS = frozenset("i we us our ours my me you your he him his she her it its they them their who which that".split())
Document: TypeAlias = dict[str, Any]
Span: TypeAlias = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A predicted actor: its names, and where it is mentioned."""

    names: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A predicted statement between two actors, by their ids."""

    a: str
    b: str
    relation: str


class Gold:
    """Actors and signed pairs of one annotated document."""

    def __init__(self, document: Document) -> None:
        self.spans: dict[str, list[Span]] = defaultdict(list)
        for entity in document["entities"]:
            self.spans[_plain(entity["text"])].append((entity["start"], entity["end"], entity["text"]))
        self.root = {name: name for name in self.spans}
        for relation in document["relations"]:
            if relation["type"] == "IsSynonymOf":
                self._join(_plain(relation["source"]), _plain(relation["target"]))
        self.kinds: dict[tuple[str, str, int], str] = {}
        for relation in document["relations"]:
            a, b = sorted(self.root.get(_plain(relation[side]), "") for side in ("source", "target"))
            if relation["type"] in SIGNS and a and b and a != b:
                self.kinds.setdefault((a, b, SIGNS[relation["type"]]), relation["type"])

    def _join(self, a: str, b: str) -> None:
        if a in self.root and b in self.root:
            old, new = self.root[a], self.root[b]
            self.root = {name: new if root == old else root for name, root in self.root.items()}

    def actors(self, sighting: Sighting) -> set[str]:
        """The actors of the gold that a predicted actor is."""
        return {self.root[name] for name, spans in self.spans.items() if any(_is(sighting, span) for span in spans)}


def _plain(text: str) -> str:
    return " ".join(words(text)) or text.strip().lower()


def _is(sighting: Sighting, span: Span) -> bool:
    if span[2].lower() not in PRONOUNS and any(fit(name, span[2]) >= SAME_ENOUGH for name in sighting.names):
        return True
    return any(_covers(mention, span) for mention in sighting.spans)


def _covers(mention: Span, span: Span) -> bool:
    if mention[0] >= span[1] or span[0] >= mention[1]:
        return False
    return mention[1] == span[1] or fit(mention[2], span[2]) >= SAME_ENOUGH


def _extracted(extraction: Extraction) -> tuple[dict[str, Sighting], list[Claim]]:
    spans: dict[str, list[Span]] = defaultdict(list)
    for mention in extraction.mentions:
        spans[mention.actor].append((mention.start, mention.end, mention.text))
    names = {actor.id: tuple(name.text for name in actor.names if _proper(name.text)) for actor in extraction.actors}
    claims = []
    for statement in extraction.statements:
        for side in (statement.subject, statement.object):
            spans[side.actor].append((side.start, side.end, side.text))
        if not statement.negated and statement.status is not Status.HYPOTHETICAL:
            claims.append(Claim(statement.subject.actor, statement.object.actor, statement.relation))
    return {actor: Sighting(names.get(actor, ()), tuple(places)) for actor, places in spans.items()}, claims


def _proper(text: str) -> bool:
    return text.lower() not in PRONOUNS


def _read(article: Mapping[str, Any]) -> tuple[dict[str, Sighting], list[Claim]]:
    """The annotation of an article in the form of a prediction; its pronouns are not annotated."""
    actors = {actor["id"]: Sighting((actor["name"], *actor.get("mentions", ())), ()) for actor in article["actors"]}
    claims = [
        Claim(statement["subject"], statement["object"], statement["relation"])
        for statement in article["statements"]
        if not statement["negated"] and statement["status"] != Status.HYPOTHETICAL
    ]
    return actors, claims


def _signed(claims: Iterable[Claim], left_out: frozenset[str]) -> Iterator[tuple[str, str, int]]:
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for claim in claims:
        relation = load_ontology().relation(claim.relation)
        weight = relation.score if relation.score is not None else float(relation.sign)
        if claim.relation not in left_out:
            sums[min(claim.a, claim.b), max(claim.a, claim.b)] += weight
    for (a, b), total in sums.items():
        if total:
            yield a, b, 1 if total > 0 else -1


class Score:
    """What was counted over the documents."""

    def __init__(self, *, verbose: bool) -> None:
        self.verbose = verbose
        self.predicted = self.right = self.unsigned = 0
        self.wanted: Counter[str] = Counter()
        self.found: Counter[str] = Counter()

    def add(self, gold: Gold, sightings: dict[str, Sighting], pairs: Iterable[tuple[str, str, int]]) -> None:
        """Count one document."""
        names = {actor: gold.actors(sighting) for actor, sighting in sightings.items()}
        met: set[tuple[str, str, int]] = set()
        for a, b, sign in pairs:
            ends = {(min(x, y), max(x, y)) for x in names[a] for y in names[b] if x != y}
            if not ends:
                continue
            hits = {(x, y, sign) for x, y in ends} & gold.kinds.keys()
            self.predicted += 1
            self.right += bool(hits)
            self.unsigned += bool(hits or {(x, y, -sign) for x, y in ends} & gold.kinds.keys())
            met |= hits
            if self.verbose and not hits:
                print("extra", "+-"[sign < 0], sightings[a].names[:1], sightings[b].names[:1])
        for pair, kind in gold.kinds.items():
            self.wanted[kind] += 1
            self.found[kind] += pair in met
            if self.verbose and pair not in met:
                print("miss ", "+-"[pair[2] < 0], *pair[:2], sep=" | ")

    def report(self) -> str:
        """The figures."""
        precision = self.right / (self.predicted or 1)
        recall = self.found.total() / (self.wanted.total() or 1)
        f1 = 2 * precision * recall / (precision + recall) if self.right else 0.0
        kinds = ", ".join(f"{kind} {self.found[kind]}/{self.wanted[kind]}" for kind in sorted(self.wanted))
        return (
            f"{self.wanted.total()} signed pairs in the gold, {self.predicted} predicted, "
            f"{self.unsigned} of them pairs of either sign; found: {kinds}\n"
            f"signed pairs: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"
        )


def main() -> None:
    """Read the arguments, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, help="annotated documents, one a line")
    parser.add_argument("--reader", type=Path, help="score the annotation of these articles instead, on their texts")
    parser.add_argument("--talk", action="store_true", help="count meetings and visits as pairs too")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what is missed and what is too much")
    options = parser.parse_args()
    documents = [json.loads(line) for line in options.path.read_text(encoding="utf8").splitlines() if line.strip()]
    left_out = frozenset() if options.talk else TALK
    score = Score(verbose=options.verbose)
    if options.reader:
        readings = {_key(article["text"]): article for article in read_gold(options.reader)}
        documents = [document for document in documents if _key(document["text"]) in readings]
    extractor = None if options.reader else Extractor.load()
    for document in documents:
        if options.verbose:
            print(document["id"][:6])
        if extractor is None:
            sightings, claims = _read(readings[_key(document["text"])])
        else:
            sightings, claims = _extracted(extractor.extract(Article(document["id"], document["text"])))
        score.add(Gold(document), sightings, _signed(claims, left_out))
    print(f"{len(documents)} documents,", score.report())


def _key(text: str) -> str:
    return "".join(text.split())[:300]


if __name__ == "__main__":
    main()
