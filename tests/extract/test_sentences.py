"""The made-up sentences of every relation: what is found with sure arguments, and that near-misses stay silent.

A floor a file guards recall; `python tests/extract/test_sentences.py` prints the figures.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from polgraph.extract.kinds import symmetric_relations

if TYPE_CHECKING:
    from polgraph.extract.pipeline import Extractor
    from polgraph.extract.relations.model import Candidate

pytestmark = pytest.mark.model
FOLDER = Path(__file__).parent / "sentences"
FILES = sorted(str(path.relative_to(FOLDER).with_suffix("")) for path in FOLDER.rglob("*.yaml"))
FLOOR = 0.9
FLOORS = {"standing/kin_of": 0.75, "standing/leads": 0.85, "standing/member_of": 0.7}
FIRING = {"standing/allied_with": 1, "standing/part_of": 3, "verbal/request": 2, "verbal/threaten": 1}
"""Near-misses of a file that are known to fire."""
Found = list[tuple[tuple[str, str], str, tuple[str, str]]]


def sure(candidate: Candidate) -> bool:
    """Whether the rules alone would state a candidate."""
    from polgraph.extract.relations.model import UNMET, How

    weak = candidate.entry is not None and candidate.entry.weak
    return (
        max(candidate.subject.how, candidate.object.how) < How.INSIDE
        and not candidate.rule.endswith(UNMET)
        and not weak
    )


def found(extractor: Extractor, text: str) -> Found:
    """Name and words of both actors of each sure candidate."""
    analysis = extractor.analyse(extractor.nlp(text))

    def names(fill: Any) -> tuple[str, str]:
        reference = analysis.references.get(fill.token)
        return analysis.resolution.entities[fill.entity].name, reference.text if reference else analysis.doc[
            fill.token
        ].text

    return [(names(c.subject), c.relation, names(c.object)) for c in analysis.candidates if sure(c)]


def fits(want: str, names: tuple[str, str]) -> bool:
    return any(want.lower() in name.lower() or name.lower() in want.lower() for name in names if name)


def holds(triple: list[str], results: Found) -> bool:
    subject, relation, object_ = triple
    return any(
        r == relation
        and (
            (fits(subject, a) and fits(object_, b))
            or (r in symmetric_relations() and fits(subject, b) and fits(object_, a))
        )
        for a, r, b in results
    )


def fires(absent: str | list[str], results: Found) -> bool:
    return any(r == absent for _, r, _ in results) if isinstance(absent, str) else holds(absent, results)


def figures(extractor: Extractor, name: str) -> tuple[int, int, list[str]]:
    """Expected triples found, all expected, and the texts of near-misses that fire."""
    hits = expected = 0
    fired = []
    for row in yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf8")):
        results = found(extractor, row["text"])
        hits += sum(holds(triple, results) for triple in row.get("expect", []))
        expected += len(row.get("expect", []))
        fired += [row["text"] for absent in row.get("absent", []) if fires(absent, results)]
    return hits, expected, fired


@pytest.mark.parametrize("name", FILES)
def test_sentences(extractor: Extractor, name: str) -> None:
    hits, expected, fired = figures(extractor, name)
    assert hits >= FLOORS.get(name, FLOOR) * expected, f"{hits} of {expected}"
    assert len(fired) <= FIRING.get(name, 0), fired


if __name__ == "__main__":
    from polgraph.extract import pipeline

    loaded = pipeline.Extractor.load()
    for file in FILES:
        print(file, *figures(loaded, file))  # noqa: T201
