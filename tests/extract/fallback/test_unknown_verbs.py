"""Verbs that the lexicon does not know: guessed above the threshold, between two actors, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from polgraph.extract.explain import explain
from polgraph.extract.fallback.table import Fallback, load_fallback
from polgraph.extract.pipeline import Analysis
from polgraph.extract.relations.model import How
from polgraph.extract.relations.unknown import UNKNOWN, UnknownVerbs
from polgraph.extract.scoring.features import Features
from polgraph.extract.scoring.model import Scorer
from tests.extract.conftest import Scene, parsed

if TYPE_CHECKING:
    from polgraph.extract.pipeline import Extractor
    from polgraph.extract.relations.model import Candidate

PRAISED = 12


def fallback(chance: float, known: frozenset[str] = frozenset()) -> Fallback:
    """A fallback that takes "praise" for help with a probability, and follows it from 0.8 on."""
    guess = next(iter(load_fallback().guesses.values()))
    entry = replace(guess.entry, trigger="praise", relation="AID", line="guesses.tsv: praise")
    return Fallback({"praise": replace(guess, chance=chance, entry=entry)}, 0.8, known)


def found(scene: Scene, chance: float, how: How = How.DIRECT) -> tuple[UnknownVerbs, list[Candidate]]:
    """What is made of one pair of actors around an unknown verb."""
    verbs = UnknownVerbs(fallback(chance))
    guess = verbs.guess(scene.doc[PRAISED])
    assert guess is not None
    return verbs, verbs.followed(guess, [scene.candidate(PRAISED, (11, 13), "AID", hows=(how, How.DIRECT))])


@pytest.mark.parametrize(("chance", "stated"), [(0.95, True), (0.8, True), (0.79, False)])
def test_a_guess_is_followed_from_the_threshold_on(meeting: Scene, chance: float, stated: bool) -> None:
    verbs, candidates = found(meeting, chance)
    assert [c.chance for c in candidates] == [chance] * stated
    assert [one.trigger for one in verbs.abstained] == [PRAISED] * (not stated)


def test_actors_that_only_stand_near_are_no_arguments(meeting: Scene) -> None:
    verbs, candidates = found(meeting, 0.95, How.INSIDE)
    assert not candidates
    assert not verbs.abstained


def test_a_known_verb_is_not_guessed(meeting: Scene) -> None:
    assert UnknownVerbs(fallback(0.95, frozenset({"praise"}))).guess(meeting.doc[PRAISED]) is None


def test_a_verb_with_a_particle_is_not_guessed() -> None:
    doc = parsed("Brandt/PROPN/nsubj/1 praised/VERB/ROOT/1/praise up/ADP/prt/1 Reke/PROPN/dobj/1")
    assert UnknownVerbs(fallback(0.95)).guess(doc[1]) is None


def test_the_scorer_sees_how_likely_a_guess_is(meeting: Scene) -> None:
    _, candidates = found(meeting, 0.87)
    names = Features(meeting.doc, meeting.references, meeting.resolution, candidates).of(candidates[0])
    assert "chance=0.8" in names


def test_the_explanation_names_what_was_abstained_from(meeting: Scene) -> None:
    verbs, _ = found(meeting, 0.5)
    analysis = Analysis(meeting.doc, meeting.references, meeting.resolution, (), tuple(verbs.abstained))
    text = explain(analysis, [], Scorer("test", {}, 0.0, 0.6))
    assert "  abstained       'praised': guesses.tsv: praise, below the threshold 0.80\n" in text


def read(extractor: Extractor, text: str) -> tuple[list[tuple[str, str, str, bool]], list[str]]:
    """Subject, relation, object and negation of each guess in a text, and the verbs that abstain."""
    analysis = extractor.analyse(extractor.nlp(text))
    names = [entity.name for entity in analysis.resolution.entities]
    guessed = [
        (names[c.subject.entity], c.relation, names[c.object.entity], c.modality.negated)
        for c in analysis.candidates
        if c.rule == UNKNOWN
    ]
    return guessed, [analysis.doc[one.trigger].lemma_ for one in analysis.abstained]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Ghanaian soldiers harmed Kwame Osei, the union said.", False),
        ("Kwame Osei was harmed by Ghanaian soldiers, the union said.", False),
        ("Ghanaian soldiers vowed to harm Kwame Osei.", False),
        ("Ghanaian soldiers never harmed Kwame Osei.", True),
    ],
)
def test_a_likely_guess_is_read_in_any_voice(extractor: Extractor, text: str, negated: bool) -> None:
    guessed, abstained = read(extractor, text)
    assert guessed == [("Ghanaian soldiers", "ASSAULT", "Kwame Osei", negated)]
    assert not abstained


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The army confined Kwame Osei on Tuesday.", "confine"),
        ("The police bankrupted Kwame Osei.", "bankrupt"),
        ("The party reformed Ghana's police.", "reform"),
    ],
)
def test_an_unlikely_guess_abstains(extractor: Extractor, text: str, verb: str) -> None:
    assert read(extractor, text) == ([], [verb])


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Kwame Osei believed the Ghanaian army.",
        "The Ghanaian army resembles the Togolese army.",
        "Kwame Osei needs the Ghanaian army.",
        "Drought harmed the harvest of Ghana, Kwame Osei said.",
        "The Ghanaian army harmed the interests of Kwame Osei.",
        "The strike harmed Accra, Kwame Osei said.",
        "Togo attacked the Ghanaian army.",
    ],
)
def test_neutral_verbs_things_places_and_known_verbs_are_no_guesses(extractor: Extractor, text: str) -> None:
    assert read(extractor, text) == ([], [])


@pytest.mark.model
def test_the_tables_are_those_of_the_lexicon(extractor: Extractor) -> None:
    from polgraph.extract.fallback.table import FIGURES, GUESSES
    from polgraph.extract.fallback.train import tables
    from polgraph.extract.lexicon import load_lexicon

    made = tables(extractor.nlp, load_lexicon())
    assert made == tables(extractor.nlp, load_lexicon())
    fresh = [line.split("\t") for line in made[GUESSES].splitlines()[2:]]
    shipped = load_fallback()
    alike = [
        row
        for row in fresh
        if (guess := shipped.guess((row[0],)))
        and guess.entry.relation == row[1]
        and abs(guess.chance - float(row[2])) <= 0.1
    ]
    # a few new lines of the lexicon may shift them by a hair, many ask for new tables
    assert len(alike) >= 0.9 * len(fresh)
    threshold = next(line.split("\t")[1] for line in made[FIGURES].splitlines() if line.startswith("threshold"))
    assert float(threshold) == pytest.approx(shipped.threshold, abs=0.05)
