"""Constructions of agency reports: papers that speak, deeds taken up by kind, posts before names, who is whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.extract.pipeline import Extractor
    from tests.extract.conftest import Triple

pytestmark = pytest.mark.model

CASES: dict[str, tuple[str, Triple | None, Triple | None]] = {
    # a noun takes up the last deed of its kind, not the last deed
    "criticism": (
        "The Union of Nurses criticised Ana Vega. She met Bruno Reis on Monday. Vega rejected the criticism.",
        ("Ana Vega", "REJECT", "Union of Nurses"),
        ("Ana Vega", "REJECT", "Bruno Reis"),
    ),
    "nobody's own charge": (
        "Peru accused Chile of spying, and Chile accused Peru of lying. Peru rejected the charge.",
        ("Peru", "REJECT", "Chile"),
        None,
    ),
    "a deed to nobody": (
        "Soldiers fired rockets at dawn. Kenya condemned the attack.",
        ("Kenya", "ACCUSE", "Soldiers"),
        None,
    ),
    # where a deed was done is not who did it
    "killings in a state": (
        "Tanzania condemned the killings in Malawi.",
        None,
        ("Tanzania", "ACCUSE", "Malawi"),
    ),
    "talks of two in a state": (
        "Chad and Sudan will hold talks in Kenya next week.",
        ("Chad", "CONSULT", "Sudan"),
        ("Chad", "CONSULT", "Kenya"),
    ),
    # a paper speaks for whoever issues it
    "resolution": (
        "The African Union adopted a resolution on Friday. The resolution urges Chad to withdraw.",
        ("African Union", "REQUEST", "Chad"),
        None,
    ),
    "letter in one sentence": (
        "Forty ministers signed a letter accusing Ana Vega of fraud.",
        ("Forty ministers", "ACCUSE", "Ana Vega"),
        None,
    ),
    "suit": (
        "Chile sued Peru on Monday. The suit accuses Ana Vega of fraud.",
        ("Chile", "ACCUSE", "Ana Vega"),
        None,
    ),
    "not who drafts it": (
        "The African Union adopted a resolution. The resolution, drafted by Kenya, urges Chad to withdraw.",
        ("African Union", "REQUEST", "Chad"),
        ("Kenya", "REQUEST", "Chad"),
    ),
    "no paper of that kind before": (
        "The memo accused Peru. Chile signed a treaty.",
        None,
        ("Chile", "ACCUSE", "Peru"),
    ),
    # verbs that look like nouns, towns that look like adverbs
    "relative verb": (
        "The ministry praised Benin, which Niamey accuses of hosting rebels.",
        ("Niger", "ACCUSE", "Benin"),
        None,
    ),
    "town behind the verb": (
        "The rebels, whom Rwanda backs, attacked Goma.",
        ("rebels", "ASSAULT", "Goma"),
        None,
    ),
    "day behind the verb": ("The rebels attacked Monday.", None, ("rebels", "ASSAULT", "Monday")),
    # phrases that an entry asks for must be there
    "blamed somebody, not on somebody": (
        "The ministry blamed Benin, which hosts French troops.",
        ("ministry", "ACCUSE", "Benin"),
        ("ministry", "ACCUSE", "France"),
    ),
    # understood subjects
    "stopped short": (
        "Norway stopped short of recognising Ana Vega.",
        ("Norway", "SUPPORT", "Ana Vega"),
        None,
    ),
    "challenged to": (
        "Bruno Reis challenged President Ana Vega to resign.",
        ("Bruno Reis", "REQUEST", "Ana Vega"),
        None,
    ),
    # amounts
    "sum in aid": (
        "Norway suspended $7 million in aid to Chad.",
        ("Norway", "SANCTION", "Chad"),
        None,
    ),
    # bad names in quotation marks
    "quoted adjective": (
        'Ana Vega praised the bill and called Bruno Reis "a radical."',
        ("Ana Vega", "ACCUSE", "Bruno Reis"),
        None,
    ),
    "adjective without quotation marks": (
        "Ana Vega praised the bill and called Bruno Reis a radical.",
        None,
        ("Ana Vega", "ACCUSE", "Bruno Reis"),
    ),
    # names in several phrases
    "coordinated descriptions": (
        "Chad thanked the envoy, Ana Vega of Peru, and his aides, Bruno Reis of Chile and Caio Dias.",
        ("Chad", "SUPPORT", "Bruno Reis"),
        None,
    ),
    # only one of two is named in the words for the other
    "state before its police": (
        "Kenya police fire on protesters.",
        ("Kenya police", "ASSAULT", "protesters"),
        ("Kenya", "ASSAULT", "protesters"),
    ),
    # whose
    "his ally is another's": (
        "Abel Moyo sent it to parliament, whose speaker, Moses Tembo, is his ally.",
        ("Moses Tembo", "ALLIED_WITH", "Abel Moyo"),
        None,
    ),
    "a further deed of the same": (
        "Chad blamed Sudan. The council condemned the Dara Front's raid on Abeche and its seizure of Biltine.",
        ("Dara Front", "COERCE", "Biltine"),
        None,
    ),
    "press secretary": (
        "Ana Vega, Bruno Reis's press secretary, criticised Chile.",
        None,
        ("Ana Vega", "HOLDS_OFFICE", "press"),
    ),
    # posts and places
    "governor by abbreviation": (
        "Texas Gov. Glenn Abernathy sued Chad.",
        ("Glenn Abernathy", "HOLDS_OFFICE", "Texas"),
        None,
    ),
    "attorney general of a province": (
        "Florida Attorney General Ann Moody sued Chad.",
        ("Ann Moody", "HOLDS_OFFICE", "Florida"),
        None,
    ),
    "a senator is no member of his state": (
        "Texas Sen. Ted Morales criticised Chad.",
        ("Ted Morales", "ACCUSE", "Chad"),
        ("Ted Morales", "MEMBER_OF", "Texas"),
    ),
    "guest or host before a comma": (
        "Niger dismissed the general. The Nigerien army was on alert. In Abuja, President Musa Ade condemned it.",
        None,
        ("Musa Ade", "HOLDS_OFFICE", "Niger"),
    ),
    "state of those the sentence begins with": (
        (
            "Congo protested. Congolese troops fled, and Congolese ministers met.\n\nFourteen South African soldiers "
            "were killed, and President Cyril Moto has quarrelled with his Rwandan counterpart, Paul Gasana."
        ),
        None,
        ("Cyril Moto", "HOLDS_OFFICE", "Democratic Republic of the Congo"),
    ),
    "present holder before a former one": (
        (
            "President Ana Vega met miners. A former president, Rita Dias, offered her support.\n\n"
            "Caio Reis backed the president."
        ),
        ("Caio Reis", "SUPPORT", "Ana Vega"),
        ("Caio Reis", "SUPPORT", "Rita Dias"),
    ),
    # what a name is
    "known body in full": (
        "The African Union Commission praised Chad. Chad thanked the African Union.",
        ("Chad", "SUPPORT", "African Union"),
        ("Chad", "SUPPORT", "African Union Commission"),
    ),
    "group by its people": (
        "Rwanda blamed the Kivu Front, a Hutu militia.",
        ("Rwanda", "ACCUSE", "Kivu Front"),
        ("Rwanda", "ACCUSE", "Hutu"),
    ),
    "nickname": (
        'Police arrested Abel "Tiger" Moyo.',
        ("Police", "COERCE", 'Abel "Tiger" Moyo'),
        ("Police", "COERCE", "Abel"),
    ),
    "town of": (
        "The army shelled the town of Dilling.",
        ("army", "ASSAULT", "Dilling"),
        ("army", "ASSAULT", "town of Dilling"),
    ),
    "paper taken up by it": (
        "The African Union adopted a resolution. The resolution condemns Sudan. It urges Chad to withdraw.",
        ("African Union", "REQUEST", "Chad"),
        ("Sudan", "REQUEST", "Chad"),
    ),
    "what somebody calls a deed": (
        'Peru recognised Edmundo Reis. Minister Yván Colmenares called the recognition "an act of aggression".',
        ("Yván Colmenares", "ACCUSE", "Peru"),
        None,
    ),
    "chief of a body that is a portfolio too": (
        "The Inspector General of Police, Japhet Moto, resigned in Kenya.",
        ("Japhet Moto", "HOLDS_OFFICE", "Police"),
        ("Japhet Moto", "HOLDS_OFFICE", "Kenya"),
    ),
    "family name with a title in it": (
        "Bruno Reis called on Ana Haji-Vega to resign.",
        ("Bruno Reis", "REQUEST", "Ana Haji-Vega"),
        None,
    ),
    "the two agree with each other": (
        "President Ana Vega spoke with President Bruno Reis, and the two agreed to send envoys to Caracas.",
        ("Ana Vega", "AGREE", "Bruno Reis"),
        None,
    ),
    "own fighters are not threatened": (
        "The Dara Front pledged to disarm its fighters. Chad praised the fighters.",
        None,
        ("Dara Front", "THREATEN", "fighters"),
    ),
    "sides of a war": (
        (
            "The army and the rebel Dara Front each accused the other of shelling a clinic. Ana Vega complained about "
            "Libya. Egypt and Kenya are mediating between the two sides."
        ),
        ("Egypt", "CONSULT", "army"),
        ("Egypt", "CONSULT", "Libya"),
    ),
    "takeover of arrests": (
        "Soldiers arrested Ana Vega. Kenya condemned the coup.",
        ("Kenya", "ACCUSE", "Soldiers"),
        None,
    ),
    "who answers": (
        (
            "The envoy of Mali, Issa Traore, accused Algeria of lying. Responding, Algeria's delegate, Amar Haddad, "
            "rejected the allegation."
        ),
        ("Amar Haddad", "REJECT", "Issa Traore"),
        None,
    ),
    "branded with two objects": (
        "Bruno Reis met Ana Vega. Marko Toth branded her a traitor.",
        ("Marko Toth", "ACCUSE", "Ana Vega"),
        None,
    ),
    "a union told apart": (
        "The Dara Bloc praised Chad. The union that represents the miners criticised Peru.",
        None,
        ("Dara Bloc", "ACCUSE", "Peru"),
    ),
    "speaker after a list of deeds": (
        "Troops killed 14 bandits in Zamfara, the director of operations, Major General Edward Buba, said.",
        ("Troops", "ASSAULT", "14 bandits"),
        ("Troops", "ASSAULT", "Edward Buba"),
    ),
    "both of a visit": (
        "Ana Vega praised Chile. Richard Mont paid a visit to Bruno Reis. Both men agreed to meet again.",
        ("Richard Mont", "AGREE", "Bruno Reis"),
        None,
    ),
    "the President of the state": (
        (
            "The Dara Union's president, Joseph Tan, met President Bello Musa. The governors had earlier asked the "
            "President to consult them."
        ),
        ("governors", "REQUEST", "Bello Musa"),
        ("governors", "REQUEST", "Joseph Tan"),
    ),
    "member states": (
        "Ana Vega urged Member States to leave Chad.",
        ("Ana Vega", "REQUEST", "Member States"),
        None,
    ),
    "the Federal Government": (
        "Nigeria's army left Borno. Ana Vega accused the Federal Government of lying.",
        ("Ana Vega", "ACCUSE", "Nigeria"),
        ("Ana Vega", "ACCUSE", "Federal Government"),
    ),
    "a congress of people": (
        "The Nigeria Workers' Congress criticised Chad.",
        ("Nigeria Workers' Congress", "ACCUSE", "Chad"),
        ("Congress", "ACCUSE", "Chad"),
    ),
    "report of somebody": (
        "Amnesty International's report on Chad was released on Monday. It accused Ana Vega of torture.",
        ("Amnesty International", "ACCUSE", "Ana Vega"),
        ("Chad", "ACCUSE", "Ana Vega"),
    ),
    "a law is nobody's paper without a body that made it": (
        "The bill passed in Peru on Monday. It bans the Dara Party.",
        None,
        ("Peru", "COERCE", "Dara Party"),
    ),
    "envoy of the Secretary-General": (
        (
            "The Special Representative of the Secretary-General for the Sahel, Bruno Reis, urged Chad to act. The "
            "United Nations withdrew."
        ),
        ("Bruno Reis", "HOLDS_OFFICE", "United Nations"),
        None,
    ),
    "state of two names": (
        "In Port of Spain, Trinidad and Tobago's Attorney General, Bruno Reis, apologised to Ana Vega. Jamaica left.",
        ("Bruno Reis", "SUPPORT", "Ana Vega"),
        ("Trinidad and Tobago", "SUPPORT", "Ana Vega"),
    ),
    "commissioner of police before a name": (
        "Ana Vega called on Commissioner of Police Kevin Blake-Orr to resign.",
        ("Ana Vega", "REQUEST", "Kevin Blake-Orr"),
        None,
    ),
    "traded accusations": (
        "Guyana and Venezuela traded accusations on Tuesday.",
        ("Venezuela", "ACCUSE", "Guyana"),
        None,
    ),
    "a charge is no assault": (
        "Peru accused Chile of spying. Chilean troops attacked Tacna. Bruno Reis of Bolivia rejected the charge.",
        ("Bruno Reis", "REJECT", "Peru"),
        ("Bruno Reis", "REJECT", "Chilean troops"),
    ),
    "two, by name": (
        "Peru warned its two neighbours, Chile and Brazil, and left.",
        ("Peru", "THREATEN", "Brazil"),
        ("Peru", "THREATEN", "two neighbours"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_who_does_what(extractor: Extractor, triples: Callable[[str], set[Triple]], case: str) -> None:
    text, said, unsaid = CASES[case]
    found = triples(text)
    assert said is None or said in found
    assert unsaid is None or unsaid not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kevin Moyo met Maria Tembo. He praised Chad.", "Kevin Moyo"),
        ("Kevin Moyo met Maria Tembo. She praised Chad.", "Maria Tembo"),
        ("Marie-Louise Abega met Pierre Onana. He praised Chad.", "Pierre Onana"),
    ],
)
def test_given_names_tell_he_and_she(triples: Callable[[str], set[Triple]], text: str, expected: str) -> None:
    assert (expected, "SUPPORT", "Chad") in triples(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bishops met. The World Food Programme fled. The agency criticised Chad.", "World Food Programme"),
        ("Chad met the Kivu Front rebel group. Amnesty International left. The group criticised Chad.", "Kivu Front"),
    ],
)
def test_what_agencies_and_groups_take_up(triples: Callable[[str], set[Triple]], text: str, expected: str) -> None:
    assert (expected, "ACCUSE", "Chad") in triples(text)
