"""Statements that a careless reading makes and the text does not: who is not behind a deed, what is not yet done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.extract.relations.model import UNMET, How

if TYPE_CHECKING:
    from tests.extract.conftest import Proposed

pytestmark = pytest.mark.model


def surely(proposed_in: Proposed, text: str) -> set[str]:
    """What the rules alone would state, each as "subject RELATION object status", with "not" where it is denied."""
    return {
        f"{' '.join(triple)} {'not ' if c.modality.negated else ''}{c.modality.status}"
        for triple, c in proposed_in(text)
        if max(c.subject.how, c.object.how) < How.INSIDE and not c.rule.endswith(UNMET)
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Peru offered talks to the Sendero Brigade.", "Peru CONSULT Sendero Brigade intended"),
        ("Peru promised protection to farmers in Chile.", "Peru AID farmers"),
        ("Bolivia threatened to have Colonel Luis Vega arrested.", "Bolivia COERCE Luis Vega intended"),
        ("Peru and Chile will patrol together.", "Peru COOPERATE Chile intended"),
        ("Peru and Chile are each to send troops to Haiti.", "Chile MOBILIZE Haiti intended"),
        ("Were Peru to attack Chile, Brazil would help Chile.", "Peru ASSAULT Chile hypothetical"),
        ("Had Peru attacked Chile, Brazil would have helped Chile.", "Peru ASSAULT Chile hypothetical"),
        ("Should Peru fail to free the miners, Chile will close its port.", "Peru RETREAT miners not hypothetical"),
    ],
)
def test_what_lies_ahead(proposed_in: Proposed, text: str, said: str) -> None:
    assert any(said in one for one in surely(proposed_in, text)), surely(proposed_in, text)


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        # who did it is alleged where the adverb stands on the agent
        (
            "Colonel Ruiz was shot in 2020, allegedly by guards of the Bolivian embassy.",
            "guards of the Bolivian embassy ASSAULT Ruiz alleged",
            "guards of the Bolivian embassy ASSAULT Ruiz asserted",
        ),
        # a place where something happens has not done it
        ("Benin mourned after the raid in Kolibou, in which a Benin army captain died.", "", "Kolibou ASSAULT"),
        # neither of two that act together is the target
        ("Peru and Bolivia sent fresh troops to their border.", "", "MOBILIZE Bolivia"),
        ("Peru sent fresh troops to its border with Bolivia.", "Peru MOBILIZE Bolivia", ""),
        # what is arranged is not done
        (
            "President Ana Ruiz, who is to visit Peru on Monday, was ill.",
            "CONSULT Peru intended",
            "CONSULT Peru asserted",
        ),
        # who does not go to a meeting does not meet
        (
            "Colonel Ruiz will not attend any meeting with the Bolivian union.",
            "Ruiz CONSULT Bolivian union not intended",
            "Ruiz CONSULT Bolivian union intended",
        ),
        # a suspected member is one only by suspicion
        (
            "Peru shot two suspected members of the Sendero Brigade.",
            "MEMBER_OF Sendero Brigade alleged",
            "MEMBER_OF Sendero Brigade asserted",
        ),
        # who reports a charge does not bring it
        (
            "The Sendero Brigade was accused of plotting to bomb Peru, police spokesman Luis Vega said.",
            "Sendero Brigade ASSAULT Peru alleged",
            "Luis Vega ACCUSE Sendero Brigade",
        ),
        # a map of a capital is no government's
        ("Bolivian police seized a map of central Lima.", "", "COERCE Peru"),
        # who rejects what is said against somebody does not reject him
        ("Ana Ruiz dismissed the allegation against Colonel Vega.", "", "REJECT Vega"),
        ("Ana Ruiz dismissed the allegation by Colonel Vega.", "Ana Ruiz REJECT Vega asserted", ""),
        # two brothers of one surname, one with a nickname
        (
            'Pedro "Lobo" Alves threatened Peru. His brother, Luis Alves, fled.',
            'Pedro "Lobo" Alves THREATEN Peru asserted',
            "Luis Alves THREATEN",
        ),
        # the town of a dateline says whose president it is
        (
            (
                "LUSAKA, March 4 - Police freed two men on Monday. President Joseph Banda met farmers. "
                "Kenya had sent an envoy, and Kenya praised the police."
            ),
            "",
            "Banda HOLDS_OFFICE Kenya",
        ),
        # a town is no spokesman
        (
            "A drone hit a depot in Tacna, the army's spokesman, Major Luis Soto, said.",
            "Luis Soto HOLDS_OFFICE army",
            "Tacna HOLDS_OFFICE",
        ),
        # nobody has wings but bodies
        ("Colonel Vega's Sol faction expelled Luis Soto.", "Sol SANCTION Luis Soto", "PART_OF Vega"),
        # what somebody is punished for he has done himself
        ("Peru fined two bankers for meeting with Colonel Vega.", "two bankers CONSULT Vega", "Peru CONSULT"),
        # the rejection of a charge is none itself
        ("Peru accuses Chile of theft, an accusation that Bolivia rejects.", "", "Bolivia REJECT Peru alleged"),
        # two of whom one word speaks do not complain of each other
        (
            (
                "The two ministers, Ana Ruiz and Luis Vega, met. "
                "The two ministers expressed their concern at the strike in Lima."
            ),
            "Ana Ruiz CONSULT Luis Vega",
            "ACCUSE Luis Vega",
        ),
        # a question threatens nobody
        ("Should Peru attack Chile?", "Peru ASSAULT Chile hypothetical", "THREATEN"),
        # nor does the one attack who would answer
        ("Were Peru to attack Chile, Brazil would help Chile.", "Brazil AID Chile", "Brazil ASSAULT"),
        # whose deed is praised or blamed
        ("Peru criticised Chile for its attack on the Sendero Brigade.", "Chile ASSAULT Sendero", "Peru ASSAULT"),
        ("Peru thanked Chile for backing its allies.", "Peru SUPPORT Chile", "Chile ALLIED_WITH"),
        # talks that somebody offers to host have not taken place
        (
            "Ana Ruiz offered to host talks between Peru and Chile.",
            "Peru CONSULT Chile intended",
            "Peru CONSULT Chile a",
        ),
        (
            "Peru has not ruled out talks with the Sendero Brigade.",
            "Peru CONSULT Sendero Brigade intended",
            "CONSULT Sendero Brigade not",
        ),
        # who is in contact only by what somebody alleges
        (
            "Colonel Vega is alleged by Bolivia to have been in contact with Peru.",
            "Vega CONSULT Peru alleged",
            "Vega CONSULT Peru asserted",
        ),
        # the state that he is to ask is not his own
        (
            "Foreign Minister Ana Ruiz is due in Lima on Monday to ask Peru for help.",
            "Ana Ruiz REQUEST Peru intended",
            "HOLDS_OFFICE",
        ),
    ],
)
def test_only_what_is_said(proposed_in: Proposed, text: str, said: str, unsaid: str) -> None:
    found = surely(proposed_in, text)
    assert any(said in one for one in found) or not said, found
    assert not unsaid or not any(unsaid in one for one in found), found
