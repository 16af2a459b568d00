"""Triple and pair scores of extractions against gold articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from polgraph.extract.evaluation.match import Gold, actor_key, best_actor, gold_actors, same

if TYPE_CHECKING:
    from polgraph.ontology.records import Extraction, Statement

Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Error:
    """One difference between gold and prediction.

    Attributes:
        kind: `miss` or `extra`.
        article: id of the article.
        triple: subject, relation, object as names.
        evidence: the sentence.
    """

    kind: str
    article: str
    triple: Triple
    evidence: str


@dataclass(slots=True)
class Report:
    """Counts over several articles, from which the figures are made."""

    counts: Counter[str] = field(default_factory=Counter)
    relations: dict[str, Counter[str]] = field(default_factory=dict)
    errors: list[Error] = field(default_factory=list)

    def figures(self) -> dict[str, Any]:
        """Precision, recall and F1 of triples and pairs, accuracy of status and negation on hits, and counts."""
        found: dict[str, Any] = {}
        for kind in ("triple", "pair"):
            hits, predicted, gold = (self.counts[f"{kind}_{name}"] for name in ("hit", "predicted", "gold"))
            precision, recall = hits / predicted if predicted else 0.0, hits / gold if gold else 0.0
            f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
            found[kind] = {
                "precision": round(precision, 3),
                "recall": round(recall, 3),
                "f1": round(f1, 3),
                "gold": gold,
                "predicted": predicted,
            }
        hits = self.counts["triple_hit"] or 1
        found["status_accuracy_on_hits"] = round(self.counts["status_right"] / hits, 3)
        found["negation_accuracy_on_hits"] = round(self.counts["negated_right"] / hits, 3)
        found["by_relation"] = {
            name: {key: count[key] for key in ("hit", "extra", "missed")}
            for name, count in sorted(self.relations.items())
        }
        return found


def evaluate(pairs: Iterable[tuple[Gold, Extraction]]) -> Report:
    """Scores extractions against gold articles as the project's scorer does.

    Args:
        pairs: each gold article (as in the corpus files) with what was extracted from it.
    """
    report = Report()
    for gold, extraction in pairs:
        _Article(gold, extraction, report).run()
    return report


class _Article:
    def __init__(self, gold: Gold, extraction: Extraction, report: Report) -> None:
        self.gold = gold
        self.report = report
        self.names = {actor["id"]: actor["name"] for actor in gold["actors"]}
        self.required = [s for s in gold["statements"] if not s.get("optional")]
        self.optional = [s for s in gold["statements"] if s.get("optional")]
        actors = gold_actors(gold)
        self.unique: dict[tuple[Hashable, str, Hashable], tuple[str | None, str | None, Statement]] = {}
        for statement in extraction.statements:
            subject = best_actor((statement.subject.name, statement.subject.text), actors)
            object_ = best_actor((statement.object.name, statement.object.text), actors)
            # The same triple twice counts once; of actors outside the gold each occurrence counts by itself.
            ends = actor_key(statement.subject, subject), actor_key(statement.object, object_)
            key = (ends[0], statement.relation, ends[1])
            self.unique.setdefault(key, (subject, object_, statement))

    def run(self) -> None:
        self._triples()
        self._pairs()

    def _triples(self) -> None:
        free = list(self.required)
        predicted = 0
        for subject, object_, statement in self.unique.values():
            relation = statement.relation
            hit = next((s for s in free if same(s, subject, relation, object_)), None)
            if hit is not None:
                free.remove(hit)
                predicted += 1
                self._hit(hit, statement)
            elif not any(same(s, subject, relation, object_) for s in (*self.optional, *self.required)):
                predicted += 1
                self._count(relation)["extra"] += 1
                triple = (statement.subject.name, relation, statement.object.name)
                self.report.errors.append(Error("extra", self.gold["id"], triple, statement.evidence.text))
        for missed in free:
            self._count(missed["relation"])["missed"] += 1
            triple = (self.names[missed["subject"]], missed["relation"], self.names[missed["object"]])
            self.report.errors.append(Error("miss", self.gold["id"], triple, missed["evidence"]))
        self._add("triple", len(self.required) - len(free), predicted, len(self.required))

    def _pairs(self) -> None:
        free, seen = list(self.required), set()
        hits = predicted = 0
        for (left, _, right), (subject, object_, _) in self.unique.items():
            pair = frozenset((left, right))
            if pair in seen:
                continue
            seen.add(pair)
            if any(same(s, subject, "", object_, typed=False) for s in free):
                free = [s for s in free if {s["subject"], s["object"]} != {subject, object_}]
                hits += 1
                predicted += 1
            elif not any(same(s, subject, "", object_, typed=False) for s in self.optional):
                predicted += 1
        gold = {frozenset((s["subject"], s["object"])) for s in self.required}
        self._add("pair", hits, predicted, len(gold))

    def _hit(self, gold: Gold, statement: Statement) -> None:
        self._count(gold["relation"])["hit"] += 1
        self.report.counts["status_right"] += statement.status.value == gold["status"]
        self.report.counts["negated_right"] += statement.negated == bool(gold["negated"])

    def _count(self, relation: str) -> Counter[str]:
        return self.report.relations.setdefault(relation, Counter())

    def _add(self, kind: str, hits: int, predicted: int, gold: int) -> None:
        self.report.counts[f"{kind}_hit"] += hits
        self.report.counts[f"{kind}_predicted"] += predicted
        self.report.counts[f"{kind}_gold"] += gold
