"""Headlines: bare lists, missing auxiliaries and copulas, planned infinitives, colons, quotation marks; near-misses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.ontology.records import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.extract.pipeline import Extractor
    from tests.extract.conftest import Proposed

pytestmark = pytest.mark.model
Triples = set[tuple[str, str, str]]


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Cuba slams Spain", ("Cuba", "ACCUSE", "Spain")),
        ("Rebels shell Bria; nine dead", ("Rebels", "ASSAULT", "Bria")),
        # a bare list is a coordination
        ("Laos, Vietnam sign deal", ("Laos", "SUPPORT", "Vietnam")),
        ("Norway, Sweden hold talks in Oslo", ("Norway", "CONSULT", "Sweden")),
        ("Police, miners clash in Oruro", ("Police", "ASSAULT", "miners")),
        ("Benin, IMF reach deal on loan", ("Benin", "AGREE", "International Monetary Fund")),
        ("Chad, Niger, Togo back Mali", ("Togo", "SUPPORT", "Mali")),
        ("Chad, Niger, Togo back Mali", ("Niger", "SUPPORT", "Mali")),
        ("Angola, Zambia leaders to meet in Lusaka", ("Angola", "CONSULT", "Zambia")),
        ("Jakarta, Manila trade barbs", ("Indonesia", "ACCUSE", "Philippines")),
        ("Laos, Vietnam in talks", ("Laos", "CONSULT", "Vietnam")),
        ("Peru expels Chilean envoy, Cuban diplomats", ("Peru", "SANCTION", "Cuba")),
        # verbs that look like nouns
        ("Laos, Vietnam swap prisoners", ("Laos", "RETREAT", "Vietnam")),
        ("Peru fires ambassador to Chile", ("Peru", "SANCTION", "ambassador to Chile")),
        ("Brazil Supreme Court orders arrest of former mayor", ("Supreme Court", "COERCE", "former mayor")),
        # capitals everywhere
        ("Omani Troops Kill Six Gunmen In Dhofar", ("Omani Troops", "ASSAULT", "Six Gunmen")),
        ("Bolivia Court Frees Union Leader", ("Bolivia Court", "RETREAT", "Union Leader")),
        ("Laos Police Fire Tear Gas At Students", ("Laos Police", "ASSAULT", "Students")),
        ("Two Rebels Shot Dead By Soldiers In Ituri", ("Soldiers", "ASSAULT", "Two Rebels")),
        # passives without auxiliary
        ("Gang leader killed in police raid", ("police", "ASSAULT", "Gang leader")),
        ("Editor arrested by Laotian police", ("Laotian police", "COERCE", "Editor arrested by Laotian police")),
        ("Okoth named Kenya's army chief", ("Okoth", "HOLDS_OFFICE", "Kenya")),
        # missing copula, former offices
        ("Ana Paz new Bolivia interior minister", ("Ana Paz", "HOLDS_OFFICE", "Bolivia")),
        ("Peru ex-president Toledo extradited from US", ("Toledo", "HOLDS_OFFICE", "Peru")),
        # pairs in one word
        ("Gabon-Congo talks resume", ("Gabon", "CONSULT", "Democratic Republic of the Congo")),
        ("India-Nepal tensions rise", ("India", "OPPOSED_TO", "Nepal")),
        ("Finland mulls sanctions on Serbia", ("Finland", "SANCTION", "Serbia")),
        ("Army: rebels shelled Bria", ("rebels", "ASSAULT", "Bria")),
    ],
)
def test_headline_states(firm: Callable[[str], Triples], text: str, triple: tuple[str, str, str]) -> None:
    assert triple in firm(text)


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Gang leader killed in police raid", ("Gang leader", "ASSAULT", "police")),
        ("Okoth named Kenya's army chief", ("Okoth", "ACCUSE", "army chief")),
        ("Farmers marched on Delhi", ("India", "ASSAULT", "Farmers")),
        ("Peru minister resigns, Chile premier stays", ("Peru", "CONSULT", "Chile")),
        ("Toledo, Peru's ex-president, dies", ("Toledo", "CONSULT", "Peru")),
        ("Rebels killed 12 farmers in Mali, Chad says", ("Chad", "ASSAULT", "12 farmers")),
        ("Rebels shelled Bria.", ("Bria", "ASSAULT", "Rebels")),
    ],
)
def test_headline_does_not_state(firm: Callable[[str], Triples], text: str, triple: tuple[str, str, str]) -> None:
    assert triple not in firm(text)


@pytest.mark.parametrize(
    ("text", "relation", "status", "source"),
    [
        ("Laos to expel Thai diplomats", "SANCTION", Status.INTENDED, None),
        ("Finland mulls sanctions on Serbia", "SANCTION", Status.INTENDED, None),
        ("Chad to send troops to Mali", "MOBILIZE", Status.INTENDED, None),
        ("Army: rebels shelled Bria", "ASSAULT", Status.REPORTED, "Army"),
        ("UN: Sudan army bombed hospital", "ASSAULT", Status.REPORTED, "UN"),
        ("Gunmen killed six farmers: police", "ASSAULT", Status.REPORTED, "police"),
        ("Editor 'beaten by soldiers'", "ASSAULT", Status.REPORTED, None),
        ("Somalia: gunmen seize Galkayo", "ASSAULT", Status.ASSERTED, None),
        ("Rebels shell Bria; nine dead", "ASSAULT", Status.ASSERTED, None),
    ],
)
def test_headline_says_how_sure(
    extractor: Extractor, text: str, relation: str, status: Status, source: str | None
) -> None:
    analysis = extractor.analyse(extractor.nlp(text))
    best = min(
        (c for c in analysis.candidates if c.relation == relation), key=lambda c: max(c.subject.how, c.object.how)
    )
    said = best.modality.source
    assert (best.modality.status, None if said is None else analysis.doc[said].text) == (status, source)


def test_speaker_before_colon_denies(proposed_in: Proposed) -> None:
    found = proposed_in("Premier: no talks with rebels")
    assert ("Premier", "rebels") in {(subject, object_) for (subject, _, object_), c in found if c.modality.negated}


@pytest.mark.parametrize(
    "text",
    [
        "Laos, Vietnam swap prisoners",
        "Talks resume\n\nOmani Troops Kill Six Gunmen In Dhofar\n\nThe army said so on Sunday. Nobody replied.",
        "Peru ex-president Toledo extradited from US\n\nHe landed in Lima.",
    ],
)
def test_text_stays_as_written(extractor: Extractor, text: str) -> None:
    parsed = extractor.nlp(text)
    assert parsed.text == text
    assert extractor.analyse(parsed).doc.text == text


def test_sentences_below_headline_stay(extractor: Extractor) -> None:
    sentences = ["Laos, Vietnam swap prisoners", "The army said so on Sunday.", "Nobody replied."]
    parsed = extractor.nlp(f"{sentences[0]}\n\n{sentences[1]} {sentences[2]}")
    assert [sentence.text.strip() for sentence in parsed.sents] == sentences
