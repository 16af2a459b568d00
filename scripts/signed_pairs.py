"""Friends and foes by pairs: how well signed pairs of actors are found in documents annotated with offsets (dstl/re3d).

`python scripts/signed_pairs.py FILE.jsonl`: each line has id, text, and relations with source, target and type. Of
these, FightingAgainst and Dislikes are pairs with the sign −, AlliesOf and Likes pairs with the sign +; direction does
not count. A predicted pair counts where both of its actors fit entities of the document; its sign is that of the sum of
the scores of its statements (denied and hypothetical ones left out).
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from polgraph.extract.evaluation.match import best_actor
from polgraph.extract.pipeline import Extractor
from polgraph.ontology import load_ontology
from polgraph.ontology.records import Article, Extraction, Status

SIGNS = {"FightingAgainst": -1, "Dislikes": -1, "AlliesOf": 1, "Likes": 1}
Pair = frozenset[str]


def main() -> None:
    (path,) = sys.argv[1:]
    documents = [json.loads(line) for line in Path(path).read_text(encoding="utf8").splitlines() if line.strip()]
    extractor = Extractor.load()
    hits = predicted = wanted = right = 0
    for document in documents:
        gold = _gold(document)
        found = _found(document, extractor.extract(Article(document["id"], document["text"])))
        wanted += len(gold)
        predicted += len(found)
        hits += sum(gold.get(pair) == sign for pair, sign in found.items())
        right += sum(pair in gold for pair in found)
    precision, recall = hits / (predicted or 1), hits / (wanted or 1)
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    print(
        f"{len(documents)} documents, {wanted} signed pairs in the gold, {predicted} predicted, {right} of them pairs"
    )
    print(f"signed pairs: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")


def _names(document: dict[str, Any]) -> dict[str, list[str]]:
    """The entities by one name each: those that the document calls synonyms are one."""
    root: dict[str, str] = {entity["text"]: entity["text"] for entity in document["entities"]}
    for relation in document["relations"]:
        if relation["type"] == "IsSynonymOf" and relation["source"] in root and relation["target"] in root:
            old, new = root[relation["source"]], root[relation["target"]]
            root = {text: new if name == old else name for text, name in root.items()}
    names: dict[str, list[str]] = defaultdict(list)
    for text, name in root.items():
        names[name].append(text)
    return names


def _gold(document: dict[str, Any]) -> dict[Pair, int]:
    names = _names(document)
    of = {text: name for name, texts in names.items() for text in texts}
    pairs: dict[Pair, int] = {}
    for relation in document["relations"]:
        sign = SIGNS.get(relation["type"])
        a, b = (of.get(relation[side], relation[side]) for side in ("source", "target"))
        if sign and a != b:
            pairs[frozenset((a, b))] = sign
    return pairs


def _found(document: dict[str, Any], extraction: Extraction) -> dict[Pair, int]:
    names = _names(document)
    sums: dict[Pair, float] = defaultdict(float)
    for statement in extraction.statements:
        if statement.negated or statement.status is Status.HYPOTHETICAL:
            continue
        relation = load_ontology().relation(statement.relation)
        weight = relation.score if relation.score is not None else float(relation.sign)
        a = best_actor((statement.subject.name, statement.subject.text), names)
        b = best_actor((statement.object.name, statement.object.text), names)
        if weight and a and b and a != b:
            sums[frozenset((a, b))] += weight
    return {pair: 1 if total > 0 else -1 for pair, total in sums.items() if total}


if __name__ == "__main__":
    main()
