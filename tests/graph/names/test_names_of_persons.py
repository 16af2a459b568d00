"""Which names of persons are one, which are two, and which leave a doubt."""

from __future__ import annotations

import pytest

from polgraph.graph.names import NameMatch, Schema, Verdict, compare
from polgraph.graph.names.records import STRONG

VARIANTS = [
    ("Mustapha al-Kadhimi", "Mustafa Al-Kazimi"),
    ("Muqtada al-Sadr", "Moqtada Sadr"),
    ("Nouri al-Maliki", "Nuri el Maliki"),
    ("Haider al-Abadi", "Haidar Alabadi"),
    ("Qais al-Khazali", "QAYS AL KHAZALI"),
    ("Abdul Rahman Arif", "Abdurrahman Aref"),
    ("Ebrahim Raisi", "Ibrahim Raeisi"),
    ("Yevgeny Prigozhin", "Evgeniy Prigozhin"),
    ("Yulia Tymoshenko", "Julia Tymoschenko"),
    ("Zhou Enlai", "Chou En-lai"),
    ("Deng Xiaoping", "Teng Hsiao-p'ing"),
    ("Moon Jae-in", "Mun Chae-in"),
    ("Park Geun-hye", "Pak Kun-hye"),
    ("Lee Myung-bak", "Yi Myong-bak"),
    ("Pedro Sánchez", "Pedro Sanchez"),
    ("Bülent Ecevit", "Bulent Ecevit"),
    ("Min Aung Hlaing", "Gen. Min Aung Hlaing"),
    ("U Thein Sein", "Thein Sein"),
    ("Bill Clinton", "William Clinton"),
    ("Sanders, Bernie", "Bernard Sanders"),
    ("Juan Manuel Santos", "JuanManuel Santos"),
    ("Boutros Ghali", "Boutros Boutros Ghali"),
]
ACROSS = [
    ("مصطفى الكاظمي", "Mustafa al-Kadhimi"),
    ("عادل عبد المهدي", "Adil Abdul-Mahdi"),
    ("حسن روحانی", "Hassan Rouhani"),
    ("Юлия Тимошенко", "Yulia Tymoshenko"),
    ("Александр Солженицын", "Aleksandr Solzhenitsyn"),
    ("胡锦涛", "Hu Jintao"),
    ("문재인", "Moon Jae-in"),
    ("ヘルムート・コール", "Helmut Kohl"),
    ("نجم الدين أربكان", "Najm al-Din Arbakan"),
]
SHORTER = [
    ("Hugo Chávez Frías", "Hugo Chavez"),
    ("Nuri Kamal al-Maliki", "Nouri al-Maliki"),
    ("Hosni Mubarak", "Muhammad Hosni Sayyid Mubarak"),
    ("J. Carter", "Jimmy Carter"),
    ("Yevgeny Viktorovich Prigozhin", "Yevgeny Prigozhin"),
]
SLIPS = [("Necmettin Erbakan", "Necmetin Erbakam"), ("Helmut Kohl", "Helmut Kohn")]
TWO = [
    ("George H. W. Bush", "George W. Bush"),
    ("Ramzan Kadyrov", "Akhmad Kadyrov"),
    ("Mohammed Sherif al-Sudani", "Mohammed Shia' al-Sudani"),
    ("Hassan Rouhani", "Hussein Rouhani"),
    ("Ali Khamenei", "Ali Khomeini"),
    ("Muhammad Abbas", "Mahmoud Abbas"),
    ("Pak Song-il", "Pak Song-un"),
    ("Salman bin Khalid", "Khalid bin Salman"),
    ("Pope John Paul II", "Pope John Paul I"),
    ("Bill Clinton", "Hillary Clinton"),
    ("Viktor Petrovich Orlov", "Viktor Ivanovich Orlov"),
    ("حسن روحانی", "Hussein Rouhani"),
    ("حسن روحانی", "حسين روحانی"),
    ("Рамзан Кадыров", "Akhmad Kadyrov"),
    ("Hu Jintao", "Hu Yaobang"),
    ("胡锦涛", "Li Keqiang"),
    ("A. Merz", "Friedrich Merz"),
    ("", "Friedrich Merz"),
]
DOUBTS = [
    ("George Herbert Walker Bush", "George Walker Bush"),
    ("Robert F. Kennedy", "Robert F. Kennedy Jr."),
    ("Masrour Barzani", "Mansour Barzani"),
    ("Sadr", "Muqtada al-Sadr"),
    ("J. J.", "J. J."),
    ("安倍晋三", "Shinzo Abe"),
    ("ヘルムート・コール", "Bill Clinton"),
    ("မင်းအောင်လှိုင်", "Min Aung Hlaing"),
]


def person(pair: tuple[str, str]) -> NameMatch:
    return compare(*pair, schema=Schema.PERSON)


@pytest.mark.parametrize("pair", VARIANTS)
def test_spelling_order_titles_and_short_forms_are_strong(pair: tuple[str, str]) -> None:
    found = person(pair)
    assert found.verdict is Verdict.SAME
    assert found.score >= STRONG


@pytest.mark.parametrize("pair", ACROSS)
def test_other_scripts(pair: tuple[str, str]) -> None:
    assert person(pair).verdict is Verdict.SAME


@pytest.mark.parametrize("pair", SHORTER)
def test_one_name_holds_the_other(pair: tuple[str, str]) -> None:
    assert person(pair).verdict is Verdict.SAME


@pytest.mark.parametrize("pair", SLIPS)
def test_a_slip_is_the_same_but_not_strong(pair: tuple[str, str]) -> None:
    found = person(pair)
    assert found.verdict is Verdict.SAME
    assert found.score < STRONG
    assert any(reason.startswith("a slip") for reason in found.reasons)


@pytest.mark.parametrize("pair", TWO)
def test_two_persons(pair: tuple[str, str]) -> None:
    assert person(pair).verdict is Verdict.DIFFERENT


@pytest.mark.parametrize("pair", DOUBTS)
def test_doubts(pair: tuple[str, str]) -> None:
    assert person(pair).verdict is Verdict.UNSURE


def test_one_letter_between_known_given_names_weighs_more_than_a_slip() -> None:
    assert person(("Jamal Karimi", "Jamil Karimi")).score < person(("Jamal Karimi", "Jamalt Karimi")).score


def test_reasons_name_the_words() -> None:
    assert person(("Ramzan Kadyrov", "Akhmad Kadyrov")).reasons == ("other names: akhmad / ramzan",)
