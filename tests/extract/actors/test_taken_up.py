"""What descriptions take up: lists by their number, relatives, parties of their leaders, whoever suffered something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.model

TAKEN_UP = {
    "three states": (
        "Kenya, Uganda and Tanzania signed a pact. The three countries accused Rwanda of aiding rebels.",
        "countries",
        {"Kenya", "Uganda", "Tanzania"},
    ),
    "three persons": (
        "The police arrested Ana Lima, Bruno Reis and Caio Dias. The trio denied it.",
        "trio",
        {"Ana Lima", "Bruno Reis", "Caio Dias"},
    ),
    "a pair": (
        "Chancellor Olaf Brandt and President Mireille Faure met in Lyon. The pair condemned Hungary.",
        "pair",
        {"Olaf Brandt", "Mireille Faure"},
    ),
    "whose governments": (
        "Italy and Hungary, whose governments are friendly to Russia, refused to sign.",
        "governments",
        {"Italy", "Hungary"},
    ),
    "who of two with names": (
        "Gunmen killed two camp leaders, Yasir Khan and Sirajul Haque, who had worked with the police.",
        "who",
        {"Yasir Khan", "Sirajul Haque"},
    ),
    "leaders of a visit": (
        "President Azman Rashid will visit President Niran Suksawat. The two leaders will sign a treaty.",
        "leaders",
        {"Azman Rashid", "Niran Suksawat"},
    ),
    "sides of a truce": (
        "The Patani Freedom Front signed a truce with Thailand in May. Malaysia urged both sides to keep it.",
        "sides",
        {"Patani Freedom Front", "Thailand"},
    ),
    "son": (
        "Omar Bashir's son, Khalid Bashir, attacked the palace. Omar Bashir condemned his son.",
        "son",
        {"Khalid Bashir"},
    ),
    "father of the son": (
        "Omar Bashir's son, Khalid Bashir, attacked the palace. Khalid Bashir was shot by his father.",
        "father",
        {"Omar Bashir"},
    ),
    "party that she leads": (
        "Ruth Tembo, who leads the Democratic Forum, met the governor. Her party will join the talks.",
        "party",
        {"Democratic Forum"},
    ),
    "group of its commander": (
        "Floribert Ngabu of the Lendu Front denied it. He said his movement would attack the army.",
        "movement",
        {"Lendu Front"},
    ),
    "sacked, not appointed": (
        "Mr Niran Suksawat sacked General Prasert Wong and hired General Somchai Rattana. He met the deposed general.",
        "general",
        {"Prasert Wong"},
    ),
    "any head as the leader": (
        "Congress removed President Ricardo Salas. Supporters of the ousted leader burned cars.",
        "leader",
        {"Ricardo Salas"},
    ),
    "PM": ("Hungary's prime minister, Olga Kiss, left for Rome. The PM thanked Italy.", "PM", {"Olga Kiss"}),
    "one to come": (
        "President-elect Wanjiru Mutai met President Tesfaye Desta. The president-elect praised Ethiopia.",
        "elect",
        {"Wanjiru Mutai"},
    ),
    "by age": (
        "The rebels freed Captain Idris Mahamat. The 34-year-old thanked the Red Cross.",
        "old",
        {"Idris Mahamat"},
    ),
    "by age and calling": (
        "Mrs Ruth Tembo accused the police. The 54-year-old lawyer praised Zambia.",
        "lawyer",
        {"Ruth Tembo"},
    ),
    "fighters of the group": (
        "The Patani Freedom Front, an armed group, attacked Yala. The insurgents killed two rangers.",
        "insurgents",
        {"Patani Freedom Front"},
    ),
    "commission": (
        "The European Commission criticised Hungary. The commission fined Budapest.",
        "commission",
        {"European Commission"},
    ),
    "party of the same camp": (
        "The Uhuru Front, the main opposition party, met the ruling Tumaini Party. The ruling party refused.",
        "party",
        {"Tumaini Party"},
    ),
    "same number": (
        "Police detained three reporters on Monday. The three were released by a judge.",
        "three",
        {"three reporters"},
    ),
    "its government": (
        "The Benguela Council rejected the claim of the Republic of Cassai and warned its government.",
        "government",
        {"Cassai"},
    ),
    "mayor beside a vice mayor": (
        "Vice Mayor Sara Villar accused Mayor Benito Lacson of fraud, a charge the mayor denies.",
        "mayor",
        {"Benito Lacson"},
    ),
    "he said, put in": (
        "Sheikh Abdul Karim met Benito Lacson on Monday. Lacson, he said, had promised an amnesty.",
        "he",
        {"Abdul Karim"},
    ),
    "not the one in an aside": (
        "The leader, Nila Aksoy, whose father Cemal Aksoy was prime minister, fled. Aksoy has a brother.",
        "Aksoy",
        {"Nila Aksoy"},
    ),
}
NOT_TAKEN_UP = {
    "three of somewhere": ("Kenya, Uganda and Tanzania met. He met the three ministers of Peru.", "ministers", "Kenya"),
    "another number": ("Kenya, Uganda and Tanzania met. The four countries agreed.", "countries", "Kenya"),
    "other owner": ("Members of the army met. Members of parliament objected.", "Members", "Members of the army"),
    "another's son": (
        "Omar Bashir's son, Khalid Bashir, attacked the palace. Luis Reyes condemned his son.",
        "son",
        "Khalid Bashir",
    ),
    "party of another": (
        "Ruth Tembo, who leads the Democratic Forum, met Peter Okello. Mr Okello said his party would fight.",
        "party",
        "Democratic Forum",
    ),
    "other camp": (
        "Georgia's opposition Erta bloc accused the police. The ruling party denied it.",
        "party",
        "Erta bloc",
    ),
    "time of day": ("Prime Minister Olga Kiss left. The army came at 11 pm.", "pm", "Olga Kiss"),
    "president beside the one to come": (
        "President-elect Wanjiru Mutai won. The incumbent president, Tom Obi, fled.",
        "president",
        "Wanjiru Mutai",
    ),
    "a new young man": (
        "Captain Idris Mahamat fled. A 20-year-old student attacked police.",
        "student",
        "Idris Mahamat",
    ),
    "an old building": ("Idris Mahamat fled. The 200-year-old building was bombed.", "building", "Idris Mahamat"),
}


@pytest.mark.parametrize(("text", "word", "wanted"), TAKEN_UP.values(), ids=TAKEN_UP)
def test_takes_up(stands_for: Callable[[str, str], set[str]], text: str, word: str, wanted: set[str]) -> None:
    """A description stands for those whom the text before it tells."""
    assert stands_for(text, word) == wanted


@pytest.mark.parametrize(("text", "word", "other"), NOT_TAKEN_UP.values(), ids=NOT_TAKEN_UP)
def test_does_not_take_up(stands_for: Callable[[str, str], set[str]], text: str, word: str, other: str) -> None:
    """What differs in number, owner, camp or kind stands for somebody else."""
    assert other not in stands_for(text, word)
