"""When, where and on whose word: the qualifiers of statements, from text to record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.extract.conftest import triple_of

if TYPE_CHECKING:
    from polgraph.ontology.records import Statement
    from tests.extract.conftest import Claimed

pytestmark = pytest.mark.model
WEDNESDAY = date(2022, 5, 18)


def stated(claimed_in: Claimed, text: str, relation: str, subject: str = "") -> Statement:
    """The one statement of a relation that a text makes; `subject` chooses among several."""
    found = claimed_in(text, WEDNESDAY)
    named = [one for one in found if one.relation == relation and subject in one.subject.name]
    assert named, [triple_of(one) for one in found]
    return named[0]


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        # a part of the day is no deadline
        ("Mutineers stormed the treasury before dawn on Monday.", "ASSAULT", "2022-05-16"),
        ("Police arrested four unionists shortly before midnight on Sunday.", "COERCE", "2022-05-15"),
        # a perfect with "since" goes on from then
        ("Bolivia has detained nine Chilean truck drivers since March.", "COERCE", "2022-03"),
        ("Bolivia has released nine Chilean truck drivers since March.", "RETREAT", None),
        # verbs that share their subject share the date behind the last, unless "but" parts them
        ("Mutineers stormed the treasury and killed nine guards on Sunday.", "ASSAULT", "2022-05-15"),
        ("Mutineers released a judge but killed nine guards on Sunday.", "RETREAT", None),
        ("Mutineers released a judge, and two guards killed a nun on Sunday.", "RETREAT", None),
        # what holds now does not happen on the day of the verb before
        ("The league met Peruvian envoys last month and is accused by Lima of spying.", "ACCUSE", None),
        ("The governor met Peruvian envoys last month.", "CONSULT", "2022-04"),
        # "after" tells what came before, unless it says how soon
        ("The mayor resigned on Monday after protesters attacked the police.", "ASSAULT", None),
        ("The mayor resigned on Monday, hours after protesters attacked the police.", "ASSAULT", "2022-05-16"),
        # the ground of an act has its own time
        ("A court sentenced Pavel Brezko for the murder of two nuns in 1994.", "SANCTION", None),
        # what is agreed to is not the agreement
        ("Uruguay has agreed to receive the Paraguayan envoys on Friday.", "AGREE", None),
        # the occasion of something said
        ("In a radio interview on Tuesday Pavel Brezko accused Uruguay of fraud.", "ACCUSE", "2022-05-17"),
        ("Pavel Brezko condemned the raid on a clinic on Tuesday by Uruguay.", "ACCUSE", None),
        # a clause with "when" is about its date
        ("It has been quiet since 2016, when Uruguay signed a treaty with Paraguay.", "SUPPORT", "2016"),
        # what happened in the event before
        ("In 2016 there were protests in which soldiers shot nine Peruvian nuns.", "ASSAULT", "2016"),
        ("In 2016 they closed a prison in which soldiers tortured nine Peruvian nuns.", "ASSAULT", None),
        # the raid was last month, not the arrest
        ("Peruvian police arrested an organiser of last month's rally.", "COERCE", None),
        # the main clause behind hearsay
        (
            "In March four men said to belong to the Black Jaguars were arrested by Peruvian police.",
            "COERCE",
            "2022-03",
        ),
        # the past tense goes on behind a semicolon
        ("In March miners burned tyres in Oruro; police arrested six of them.", "COERCE", "2022-03"),
    ],
)
def test_when(claimed_in: Claimed, text: str, relation: str, expected: str | None) -> None:
    found = stated(claimed_in, text, relation).when
    assert (found.iso() if found else None) == expected


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        # a name that no catalogue knows is a place where it only stands as places do
        ("Gendarmes in Tavelo arrested nine smugglers.", "COERCE", "Tavelo"),
        ("Gendarmes detained three Bolivian traders at Orvaska.", "COERCE", "Orvaska"),
        ("Rebels attacked a police post near Kel Tamurin.", "ASSAULT", "Kel Tamurin"),
        ("Rebels held nine nuns in the northern town of Sivara.", "COERCE", "Sivara"),
        # one that acts is none
        ("Tavelo arrested nine smugglers. The league trusts in Tavelo.", "COERCE", None),
        # a capital where somebody speaks is not where what he says happens
        ("In Quito, the foreign minister accused Peru of spying.", "ACCUSE", None),
        ("In Quito, police arrested nine protesters.", "COERCE", "Quito"),
        # what is spoken of lies elsewhere
        ("The envoy flew to Quito for talks on Peru's attack on Bolivian fishermen.", "ASSAULT", None),
        ("A court jailed Pavel Brezko for the murder of two nuns at a farm near Orvaska.", "COERCE", None),
        # an act towards a state is not in it
        ("Peru closed its embassy in Ecuador.", "SANCTION", None),
        # an assault on a named place happens there
        ("The army's attack on Potosí failed.", "ASSAULT", "Potosí"),
        ("Bolivia has moved tanks towards Potosí.", "MOBILIZE", "Potosí"),
        # what is signed is done, not said
        ("In 1998 Peru and Ecuador signed a treaty in Brasília.", "SUPPORT", "Brasília"),
        # where somebody goes is no place of the others' acts, nor where something is to go
        ("Peru sent nine soldiers to Tacna, and the league met two bishops.", "CONSULT", None),
        ("In Tacna soldiers shot a nun, and the league met two bishops.", "CONSULT", "Tacna"),
        ("Police detained nine men over the transfer of two villages to Bolivia.", "COERCE", None),
        ("Police detained nine men on a trip to Tacna.", "COERCE", "Tacna"),
        # the name in apposition takes the locative in the parse
        ("The premier met the Peruvian foreign minister, Rosa Quispe, in Brasília.", "CONSULT", "Brasília"),
        ("Rebels ambushed a convoy in the heart of North Orvaska.", "ASSAULT", "North Orvaska"),
    ],
)
def test_where(claimed_in: Claimed, text: str, relation: str, expected: str | None) -> None:
    assert stated(claimed_in, text, relation).place == expected


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        # the clause behind the one who says it is the article's own
        ("The bridge was closed on Monday, Bolivia said, after Peru attacked the Chilean navy.", "ASSAULT", None),
        ("Peru attacked the Chilean navy on Monday, Bolivia said, and the bridge was closed.", "ASSAULT", "Bolivia"),
        # two in apposition before the verb of saying
        (
            "The Peruvian navy seized nine Chilean trawlers, a coastguard officer, Captain Rosa Quispe, said.",
            "COERCE",
            "Rosa Quispe",
        ),
        # hearsay with an infinitive is nobody's word
        ("Four men said to belong to the Black Jaguars were arrested by Peruvian police.", "COERCE", None),
        # what somebody is called
        (
            "The Andean League, regarded by Bolivia as the armed wing of the Black Jaguars, met.",
            "PART_OF",
            "Bolivia",
        ),
        # not the group itself
        (
            "Bolivia denounced the Black Jaguars, an armed group which it says attacked the Chilean navy.",
            "ASSAULT",
            "Bolivia",
        ),
        # a complement, whatever hangs between
        (
            "Peru denied a report on Bolivian television that Chile had attacked the navy of Ecuador.",
            "ASSAULT",
            "television",
        ),
        ("Peru accused the Black Jaguars of attacking the Chilean navy.", "ASSAULT", "Peru"),
    ],
)
def test_attribution(claimed_in: Claimed, text: str, relation: str, expected: str | None) -> None:
    found = stated(claimed_in, text, relation).attributed_to
    assert (found is None) if expected is None else (found is not None and expected in found)


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        # of its own forces a movement tells as of itself, and a named officer of his country
        ("The Andean League said its fighters had attacked the Chilean navy.", "ASSAULT", "asserted"),
        ("The Andean League said rebels had attacked the Chilean navy.", "ASSAULT", "reported"),
        (
            'Rosa Quispe said: "We have attacked the Chilean navy. Our soldiers arrested nine men."',
            "COERCE",
            "asserted",
        ),
        # a past tense does not go on from "would"
        ("Bolivia said it would not close the port and condemned Peru.", "ACCUSE", "asserted"),
        ("Bolivia said it would close the port and condemn Peru.", "ACCUSE", "intended"),
        ("The premier has accepted an invitation to visit Peru.", "CONSULT", "intended"),
        # who has gone to meet somebody has met him
        ("The premier flew to Lima to meet the Peruvian police chief.", "CONSULT", "asserted"),
        ("The premier ruled out talks with the Black Jaguars.", "CONSULT", "intended"),
    ],
)
def test_status(claimed_in: Claimed, text: str, relation: str, expected: str) -> None:
    assert stated(claimed_in, text, relation).status.value == expected
