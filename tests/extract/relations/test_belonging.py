"""To whom a deed belongs: who is counted among others, the subject of a second clause, who is to meet a demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Proposed, Triple

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        # who is counted among those to whom something is done
        (
            "Among those freed by the Houthis was General Saleh Murshidi.",
            ("Houthi movement", "RETREAT", "Saleh Murshidi"),
            None,
        ),
        (
            "The dead included Ali Mansour, a banker, and those detained by the army included Omar Nasri.",
            ("army", "COERCE", "Omar Nasri"),
            ("army", "COERCE", "Ali Mansour"),
        ),
        # the subject of the second of two clauses, which is no second place
        (
            "Saudi Arabia executed the cleric in Riyadh and Iran cut ties with the kingdom.",
            ("Iran", "SANCTION", "Saudi Arabia"),
            None,
        ),
        (
            "Israeli jets bombed a depot near Damascus and Syria accused Israel of aggression.",
            ("Syria", "ACCUSE", "Israel"),
            ("Israeli jets", "ACCUSE", "Israel"),
        ),
        (
            "The army attacked rebels in Kachin and Shan and accused China of arming them.",
            ("army", "ACCUSE", "China"),
            ("Shan", "ACCUSE", "China"),
        ),
        # the subject behind "after", which is no phrase
        (
            "Haruto Mori survived after the junior partner in his coalition, the Reform League, decided to back him.",
            ("Reform League", "SUPPORT", "Haruto Mori"),
            None,
        ),
        # who is to meet a demand is not who makes it
        (
            "India said it would not hold talks with Pakistan until it stopped arming the rebels.",
            ("Pakistan", "AID", "rebels"),
            ("India", "AID", "rebels"),
        ),
        (
            "Chad will not attack the rebels until it has asked France for arms.",
            ("Chad", "REQUEST", "France"),
            ("rebels", "REQUEST", "France"),
        ),
        (
            "Israel threatened to strike Lebanon if it failed to disarm Hezbollah.",
            ("Israel", "THREATEN", "Lebanon"),
            ("Israel", "RETREAT", "Hezbollah"),
        ),
        # where something is done is not whom it is done to
        (
            "Oman's foreign minister left for Washington, where he is to sign an accord with General Grant Hollister.",
            None,
            ("United States", "SUPPORT", "Grant Hollister"),
        ),
        # an apposition of a body is not said of its member
        (
            '"They were beaten," said Lela Kobidze of Justice Watch, a rights group in Tbilisi.',
            ("Lela Kobidze", "MEMBER_OF", "Justice Watch"),
            None,
        ),
        # the league of states, whatever party stands nearer
        (
            "The European Union met on Monday. Georgia's ruling Dream Front wants to join the bloc.",
            ("Dream Front", "MEMBER_OF", "European Union"),
            None,
        ),
        # the parties to a conflict
        (
            "Yemen's government and the Houthi movement fought. Oman urged the parties to free all detainees.",
            ("Oman", "REQUEST", "Houthi movement"),
            None,
        ),
        # each side is one of two
        (
            "Armenia said a truce with Azerbaijan was holding. Each side blamed the other for the raid.",
            ("Azerbaijan", "ACCUSE", "Armenia"),
            None,
        ),
        # who has brokered something, by the word before the hyphen
        (
            "Armenia said a Russian-brokered truce with Azerbaijan was holding.",
            ("Russia", "CONSULT", "Azerbaijan"),
            ("Armenia", "CONSULT", "Azerbaijan"),
        ),
        # who tells of a deed is no further victim of it
        (
            "Separatists stormed the jail and took several guards prisoner, two officials and a resident told Reuters.",
            ("Separatists", "COERCE", "several guards"),
            ("Separatists", "COERCE", "two officials"),
        ),
        (
            "The rebels took several of his guards prisoner and freed Omar Nasri.",
            ("rebels", "COERCE", "guards"),
            ("rebels", "COERCE", "guards prisoner"),
        ),
        # the governor by name, whatever his province is taken for
        (
            "Rebels stormed the compound of the Saudi-backed governor of Shabwa, Ali bin Rashid Aulaqi, on Tuesday.",
            ("Ali bin Rashid Aulaqi", "HOLDS_OFFICE", "Shabwa"),
            None,
        ),
        (
            "The Salvation Front's vice-president, Salem al-Qahtani, said his men had acted.",
            ("Salem al-Qahtani", "LEADS", "Salvation Front"),
            None,
        ),
        # soldiers who are pulled out are not what they are pulled out of
        (
            "Kenya pulled most of its soldiers out of Somalia.",
            ("Kenya", "RETREAT", "Somalia"),
            ("Kenya", "RETREAT", "soldiers"),
        ),
        # whom they accuse is not one of them
        (
            "Hundreds of people marched to demand the resignation of Mayor Omar Nasri, whom they accused of theft.",
            ("people", "ACCUSE", "Omar Nasri"),
            None,
        ),
        # those whom a quotation speaks of are not those of whoever utters it
        (
            'The Houthis laughed. "The mercenaries are eating one another," their spokesman, Hamid Jaber, said.',
            ("Hamid Jaber", "HOLDS_OFFICE", "Houthi movement"),
            ("Hamid Jaber", "HOLDS_OFFICE", "mercenaries"),
        ),
        # the country of a pact is not whom the pact is with
        (
            "Lawmakers in Solomon Islands elected Peter Kenaloa. He has read the country's security pact with China.",
            ("Solomon Islands", "SUPPORT", "China"),
            None,
        ),
        # presidents who receive foreign visitors at home are not those of the visitors
        (
            "Turkey has guests. Pakistan's army chief, Asad Durrani, held talks in Ankara with President Kemal Aydin.",
            ("Kemal Aydin", "HOLDS_OFFICE", "Turkey"),
            ("Kemal Aydin", "HOLDS_OFFICE", "Pakistan"),
        ),
        (
            "Turkish Foreign Minister Cem Arslan met President Kemal Aydin in Ankara.",
            ("Kemal Aydin", "HOLDS_OFFICE", "Turkey"),
            None,
        ),
        # what a noun takes up is an event of its kind
        (
            "India blames the Lashkar group for a raid in which nine policemen died. Pakistan rejects the charge.",
            ("Pakistan", "REJECT", "India"),
            ("Pakistan", "REJECT", "Lashkar"),
        ),
        # names set off behind what they are called, whatever the parser makes of them
        (
            "Soldiers shot the leader of a faction of the Bangsamoro Freedom Fighters, Ustadz Karim Indal.",
            ("Ustadz Karim Indal", "LEADS", "faction of the Bangsamoro Freedom Fighters"),
            None,
        ),
        (
            "Activists clashed with members of a rival group, the Islamic Students' Camp, on Monday.",
            ("members of a rival group", "MEMBER_OF", "Islamic Students' Camp"),
            None,
        ),
        # whose police it is, is not whom they hold
        (
            "The Seimas deplored the detention of Jonas Brazdys by the KGB of Belarus.",
            ("KGB", "COERCE", "Jonas Brazdys"),
            ("KGB", "COERCE", "Belarus"),
        ),
        # a party in brackets is that of the name before it
        (
            "Viktor Olechnovic (Polish Electoral Union) voted for the statement but criticised the army.",
            ("Viktor Olechnovic", "MEMBER_OF", "Polish Electoral Union"),
            ("Polish Electoral Union", "ACCUSE", "army"),
        ),
        ("The HMS Daring (D 32) joined the fleet of Kuwait.", None, ("HMS Daring", "MEMBER_OF", "D")),
        # who heads a field of work does not lead the whole
        (
            "Hezbollah's head of communications, Rashid Sakafi, was killed.",
            ("Rashid Sakafi", "HOLDS_OFFICE", "Hezbollah"),
            ("Rashid Sakafi", "LEADS", "Hezbollah"),
        ),
        # where somebody does something is the place before "where"
        (
            "India, where the former minister, Hasna Wazed, has taken shelter, has not responded.",
            ("India", "AID", "Hasna Wazed"),
            None,
        ),
        # who acts on a condition is not who is to meet it
        (
            "The United States told Iraq that Israel will retaliate if the government does not rein in the militias.",
            None,
            ("Israel", "COERCE", "militias"),
        ),
        # nameless sources are not spoken of further
        (
            "The Green Front and the Lega Alpina met, party officials said. Italy gave them arms.",
            ("Italy", "AID", "Green Front"),
            ("Italy", "AID", "party officials"),
        ),
        # an office is nobody to whom something is refused
        (
            "Bruno Salvatori rejected Davide Marchetti's bid for the premiership.",
            ("Bruno Salvatori", "REJECT", "Davide Marchetti"),
            ("Bruno Salvatori", "REJECT", "premiership"),
        ),
        (
            "Students of Rajshahi University locked vice-chancellor Anwar Kabir in. Bangladesh condemned the protest.",
            None,
            ("Anwar Kabir", "HOLDS_OFFICE", "Bangladesh"),
        ),
        ("German Vice-Chancellor Robert Hain met Omar Nasri.", ("Robert Hain", "HOLDS_OFFICE", "Germany"), None),
        (
            "A drone of the Islamic Resistance Front in Iraq, an umbrella group of militias, wounded 24 soldiers.",
            ("Islamic Resistance Front", "ASSAULT", "24 soldiers"),
            ("Iraq", "ASSAULT", "24 soldiers"),
        ),
        # the first of two deeds, which the parser takes for a title
        (
            (
                "A court in Almaty on Thursday convicted Aigerim Tulepova, the head of the unregistered Oyan party, of "
                "organising an extremist group and banned her from political activity for five years."
            ),
            ("court", "SANCTION", "Aigerim Tulepova"),
            None,
        ),
        # of all that are listed
        (
            "Uzbekistan and Kyrgyzstan, both of which have been warned by Washington, deny it.",
            ("United States", "THREATEN", "Kyrgyzstan"),
            None,
        ),
        # who says so has not done it
        (
            "The EU put sanctions on two companies, Da Group and Elem Trade, that it says supplied the Russian army.",
            ("Elem Trade", "AID", "Russian army"),
            ("European Union", "AID", "Russian army"),
        ),
        # whose remarks somebody is to answer for
        (
            "Nurbek Toktorov demanded the removal of Claire Hobday over remarks in which she had urged banks to leave.",
            ("Claire Hobday", "REQUEST", "banks"),
            None,
        ),
        # what is called blackmail is a deed, what is called a group is not
        ("Sudan closed the port. Chad called it blackmail.", ("Chad", "ACCUSE", "Sudan"), None),
        (
            "Sudan's army attacked the Dawn Brigade. It fled. Chad called it a terrorist group.",
            ("army", "ASSAULT", "Dawn Brigade"),
            ("Chad", "ACCUSE", "army"),
        ),
    ],
)
def test_deeds_belong_to_their_doers(
    proposed_in: Proposed, text: str, said: Triple | None, unsaid: Triple | None
) -> None:
    found = {triple for triple, _ in proposed_in(text)}
    assert said is None or said in found
    assert unsaid not in found
