"""Acts that a careless reading hands to a bystander: who tells of it, who wards it off, who is named to a post."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.extract.conftest import Proposed

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        # with whom a complaint is lodged is not what it is about
        ("Mali left after Togo lodged a complaint with the African Union.", None, ("Togo", "ACCUSE", "African Union")),
        ("Togo lodged a complaint against the African Union.", ("Togo", "ACCUSE", "African Union"), None),
        # who tells of a deed has not done it
        ("The Houthis said the strikes killed eight men.", None, ("Houthi movement", "ASSAULT", "eight men")),
        ("The blast killed Hamid Saleh, the Houthis said.", None, ("Houthi movement", "ASSAULT", "Hamid Saleh")),
        ("The army of Chad said the raid killed four rebels.", None, ("Chad", "ASSAULT", "four rebels")),
        (
            "The rebels said shelling by the army killed five people.",
            ("army", "ASSAULT", "five people"),
            ("rebels", "ASSAULT", "five people"),
        ),
        # nor who shoots down what others have fired
        ("Peru shot down a missile fired towards Chile.", None, ("Peru", "ASSAULT", "Chile")),
        (
            "Peru shot down a missile fired towards Chile by the Sendero Brigade.",
            ("Sendero Brigade", "ASSAULT", "Chile"),
            ("Peru", "ASSAULT", "Chile"),
        ),
        ("Peru shot down a Chilean helicopter.", ("Peru", "ASSAULT", "Chile"), None),
        # who is named to a post is accused of nothing
        ("Chad named General Idriss Moussa army chief.", None, ("Chad", "ACCUSE", "Idriss Moussa")),
        (
            "Police named Hussein Ali as the killer.",
            ("Police", "ACCUSE", "Hussein Ali"),
            None,
        ),
        # nor is the speaker whom the parser takes for one of a list
        (
            "Police arrested two opposition lawmakers, Human Rights Watch reported.",
            ("Police", "COERCE", "two opposition lawmakers"),
            ("Police", "COERCE", "Human Rights Watch"),
        ),
        # nor who accuses, wherever the parser hangs the deed
        (
            "Amnesty International has accused the army of killing farmers, a charge it denies.",
            ("army", "ASSAULT", "farmers"),
            ("Amnesty International", "ASSAULT", "farmers"),
        ),
        # who is named in a claim is not rejected with it, nor is one's own country threatened
        (
            "Ali Bello rejected claims that soldiers had killed farmers.",
            ("soldiers", "ASSAULT", "farmers"),
            ("Ali Bello", "REJECT", "farmers"),
        ),
        (
            "Iran's foreign minister, Reza Karimi, warned that his country would respond to any attack.",
            None,
            ("Reza Karimi", "THREATEN", "Iran"),
        ),
        # who is called on is not condemned, and nobody leads his captors
        (
            "The ministry denounced this provocation and urged France to respond.",
            ("ministry", "REQUEST", "France"),
            ("ministry", "ACCUSE", "France"),
        ),
        ("The hostages fled from their captors.", None, ("hostages", "LEADS", "captors")),
        # a party of a country that the text does not name is another one; who oppose something do not oppose each other
        (
            "Sri Lanka's minister Ajith Silva is a member of the SNP.",
            ("Ajith Silva", "MEMBER_OF", "SNP"),
            ("Ajith Silva", "MEMBER_OF", "Scottish National Party"),
        ),
        (
            "Ewan Reid of Britain is a member of the SNP.",
            ("Ewan Reid", "MEMBER_OF", "Scottish National Party"),
            None,
        ),
        ("China and Russia oppose it.", None, ("China", "OPPOSED_TO", "Russia")),
        # a speaker who goes on to blame others is not the one of whom he has told
        (
            "The minister said Chad had attacked the village and accused Sudan of helping it.",
            ("minister", "ACCUSE", "Sudan"),
            ("Chad", "ACCUSE", "Sudan"),
        ),
        (
            "The minister said Chad had attacked the village and killed nine farmers.",
            ("Chad", "ASSAULT", "nine farmers"),
            ("minister", "ASSAULT", "nine farmers"),
        ),
        # who is invited has asked for nothing
        (
            "Li Na arrived on Monday at the invitation of Samuel Otieno.",
            ("Samuel Otieno", "REQUEST", "Li Na"),
            ("Li Na", "REQUEST", "Samuel Otieno"),
        ),
    ],
)
def test_who_did_it(
    text: str,
    said: tuple[str, str, str] | None,
    unsaid: tuple[str, str, str] | None,
    triples: Callable[[str], set[tuple[str, str, str]]],
) -> None:
    found = triples(text)
    assert said is None or said in found
    assert unsaid not in found


@pytest.mark.parametrize(
    ("text", "status", "negated"),
    [
        ("Chad named General Idriss Moussa army chief.", "asserted", False),
        ("Chad will name General Idriss Moussa army chief.", "intended", False),
        ("Chad did not name General Idriss Moussa army chief.", "asserted", True),
    ],
)
def test_naming_to_a_post_is_an_act(proposed_in: Proposed, text: str, status: str, negated: bool) -> None:
    posts = [c for _, c in proposed_in(text) if c.relation == "HOLDS_OFFICE"]
    assert {(c.modality.status.value, c.modality.negated) for c in posts} == {(status, negated)}
