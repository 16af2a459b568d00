"""What date expressions mean, one construction a case."""

from __future__ import annotations

from datetime import date

import pytest

from polgraph.extract.when import DateKind, find_dates
from polgraph.ontology.records import DatePrecision

SATURDAY = date(2020, 12, 26)


def one(text: str, published: date | None = SATURDAY) -> tuple[str, str, str] | None:
    """Start, end and precision of the only mention of a text."""
    (mention,) = find_dates(text, published)
    when = mention.when
    return (when.start.isoformat(), when.end.isoformat(), when.precision.value) if when else None


def day(text: str, published: date | None = SATURDAY, *, future: bool = False) -> str | None:
    """The ISO date of the only mention of a text."""
    (mention,) = find_dates(text, published, future=future)
    return mention.when.iso() if mention.when else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("They met on Monday.", "2020-12-21"),
        ("They met on Saturday.", "2020-12-26"),
        ("Police fired on Sunday night.", "2020-12-20"),
        ("It ended late on Tuesday.", "2020-12-22"),
        ("It began early Monday.", "2020-12-21"),
        ("It began before dawn on Friday.", "2020-12-25"),
        ("Thursday's vote failed.", "2020-12-24"),
        ("They met last Saturday.", "2020-12-19"),
        ("They met last Friday.", "2020-12-25"),
        ("They meet next Saturday.", "2021-01-02"),
        ("They meet next Monday.", "2020-12-28"),
        ("They met on Tuesday last week.", "2020-12-15"),
        ("They meet on Tuesday next week.", "2020-12-29"),
        ("They met on Wed. in Oslo.", "2020-12-23"),
    ],
)
def test_weekdays(words: str, expected: str) -> None:
    assert day(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("They will meet on Monday.", "2020-12-28"),
        ("They will meet on Saturday.", "2020-12-26"),
        ("They will meet last Friday.", "2020-12-25"),
        ("They will vote in May.", "2021-05"),
        ("They will vote in December.", "2020-12"),
        ("They will vote on 3 January.", "2021-01-03"),
        ("They will vote on the 12th.", "2021-01-12"),
        ("They will vote in the spring.", "2021"),
        ("They will meet over the weekend.", "2020-12"),
    ],
)
def test_future_reading(words: str, expected: str) -> None:
    assert day(words, future=True) == expected


def test_both_readings_are_kept() -> None:
    (mention,) = find_dates("on Monday", SATURDAY)
    readings = [mention.at(future=False), mention.at(future=True)]
    assert [when and when.iso() for when in readings] == ["2020-12-21", "2020-12-28"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("yesterday's raid", "2020-12-25"),
        ("He spoke last night.", "2020-12-25"),
        ("He spoke today.", "2020-12-26"),
        ("He spoke this morning.", "2020-12-26"),
        ("He arrives tomorrow.", "2020-12-27"),
        ("They clashed overnight.", "2020-12-26"),
        ("He left the day before yesterday.", "2020-12-24"),
        ("He left two days ago.", "2020-12-24"),
        ("He left a day ago.", "2020-12-25"),
        ("He left 14 hours ago.", "2020-12-26"),
        ("He left two months ago.", "2020-10"),
        ("He left about 13 months ago.", "2019-11"),
        ("He left three years ago.", "2017"),
        ("He left a decade ago.", None),
        ("He left several days ago.", None),
        ("He left more than two years ago.", None),
    ],
)
def test_words_that_count_from_the_publication(words: str, expected: str | None) -> None:
    assert day(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("last week", ("2020-12-14", "2020-12-20", "week")),
        ("this week", ("2020-12-21", "2020-12-27", "week")),
        ("next week", ("2020-12-28", "2021-01-03", "week")),
        ("a fortnight ago", ("2020-12-07", "2020-12-13", "week")),
        ("last weekend", ("2020-12-19", "2020-12-20", "week")),
        ("over the weekend", ("2020-12-26", "2020-12-27", "week")),
        ("last month", ("2020-11-01", "2020-11-30", "month")),
        ("next month", ("2021-01-01", "2021-01-31", "month")),
        ("earlier this month", ("2020-12-01", "2020-12-26", "month")),
        ("later this month", ("2020-12-26", "2020-12-31", "month")),
        ("late last month", ("2020-11-21", "2020-11-30", "month")),
        ("last year", ("2019-01-01", "2019-12-31", "year")),
        ("earlier this year", ("2020-01-01", "2020-12-26", "year")),
        ("at the end of last year", ("2019-12-01", "2019-12-31", "month")),
        ("at the end of the month", ("2020-12-22", "2020-12-31", "month")),
        ("in the first week of this month", ("2020-12-01", "2020-12-31", "month")),
        ("last summer", ("2020-06-01", "2020-08-31", "year")),
        ("next winter", ("2021-12-01", "2022-02-28", "year")),
        ("this winter", ("2020-12-01", "2021-02-28", "year")),
        ("in the spring", ("2020-03-01", "2020-05-31", "year")),
        ("the summer of 2015", ("2015-06-01", "2015-08-31", "year")),
    ],
)
def test_spans_wider_than_a_day(words: str, expected: tuple[str, str, str]) -> None:
    assert one(words) == expected


def test_the_weekend_before_a_saturday_has_passed() -> None:
    assert one("over the weekend", date(2020, 12, 22)) == ("2020-12-19", "2020-12-20", "week")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("in May", "2020-05"),
        ("in December", "2020-12"),
        ("in March", "2020-03"),
        ("last May", "2020-05"),
        ("last December", "2019-12"),
        ("next March", "2021-03"),
        ("next December", "2021-12"),
        ("this May", "2020-05"),
        ("The October protests grew.", "2020-10"),
        ("in January 2021", "2021-01"),
        ("in January of 2019", "2019-01"),
        ("in 2014", "2014"),
        ("The 2016 coup failed.", "2016"),
        ("the referendum (2017)", "2017"),
        ("2015's elections", "2015"),
        ("In 1994 soldiers fled.", "1994"),
    ],
)
def test_months_and_years(words: str, expected: str) -> None:
    assert day(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("in mid-March", ("2020-03-11", "2020-03-21", "month")),
        ("late in November", ("2020-11-21", "2020-11-30", "month")),
        ("early 2019", ("2019-01-01", "2019-05-02", "year")),
        ("at the end of 2021", ("2021-12-01", "2021-12-31", "month")),
        ("at the beginning of 2021", ("2021-01-01", "2021-01-31", "month")),
        ("in the middle of 2018", ("2018-05-03", "2018-08-31", "year")),
    ],
)
def test_parts_of_months_and_years(words: str, expected: tuple[str, str, str]) -> None:
    assert one(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "26 December 2020",
        "the 26th of December 2020",
        "26 December, 2020",
        "26-Dec-2020",
        "Dec. 26, 2020",
        "Dec 26 2020",
        "December 26th, 2020",
        "Saturday, December 26, 2020",
        "Saturday 26 December 2020",
        "2020-12-26",
        "2020/12/26",
        "2020-12-26T08:30:00Z",
        "12/26/2020",
        "26/12/2020",
        "26.12.2020",
    ],
)
@pytest.mark.parametrize("published", [None, date(2022, 3, 1)])
def test_full_dates_need_no_publication_date(words: str, published: date | None) -> None:
    assert one(f"They met on {words}.", published) == ("2020-12-26", "2020-12-26", "day")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on 26 December", "2020-12-26"),
        ("on December 27", "2020-12-27"),
        ("on Dec. 1", "2020-12-01"),
        ("on 6 August", "2020-08-06"),
        ("on January 15", "2021-01-15"),
        ("on the 12th", "2020-12-12"),
        ("on the 30th", "2020-11-30"),
        ("on Christmas Day", "2020-12-25"),
        ("on New Year's Eve", "2019-12-31"),
    ],
)
def test_days_without_year(words: str, expected: str) -> None:
    if expected == "2019-12-31":
        assert day(words, date(2020, 3, 1)) == expected
    else:
        assert day(words) == expected


@pytest.mark.parametrize("words", ["on 03/04/2020", "in the 1990s", "on Monday", "in May", "last week", "on 5 May",
                                   "two days ago", "yesterday", "last summer", "in the autumn", "on the 12th",
                                   "from March to May", "from Monday to Friday", "next May"])  # fmt: skip
def test_no_date_is_made_up(words: str) -> None:
    assert one(words, None) is None


@pytest.mark.parametrize("words", ["3 April 2020", "30 February 2020", "31/31/2020", "2020-13-01"])
def test_impossible_days_are_no_dates(words: str) -> None:
    found = [mention.when.iso() for mention in find_dates(words, None) if mention.when]
    assert [iso for iso in found if len(iso) == 10] == (["2020-04-03"] if words == "3 April 2020" else [])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("October 25-26, 2016", ("2016-10-25", "2016-10-26", "day")),
        ("25–26 October 2016", ("2016-10-25", "2016-10-26", "day")),
        ("between 3 and 5 May", ("2020-05-03", "2020-05-05", "day")),
        ("from 3 to 5 May", ("2020-05-03", "2020-05-05", "day")),
        ("from 28 June to 2 July 2016", ("2016-06-28", "2016-07-02", "day")),
        ("from 30 December to 2 January", ("2020-12-30", "2021-01-02", "day")),
        ("June 28 - July 2, 2016", ("2016-06-28", "2016-07-02", "day")),
        ("from Monday to Wednesday", ("2020-12-21", "2020-12-23", "day")),
        ("from Sunday to Tuesday", ("2020-12-20", "2020-12-22", "day")),
        ("from March to May", ("2020-03-01", "2020-05-31", "month")),
        ("between November 2015 and May 2016", ("2015-11-01", "2016-05-31", "month")),
        ("from 2012 to 2014", ("2012-01-01", "2014-12-31", "year")),
        ("the 2012-14 war", ("2012-01-01", "2014-12-31", "year")),
    ],
)
def test_ranges(words: str, expected: tuple[str, str, str]) -> None:
    assert one(words, date(2020, 11, 30) if "December" in words else SATURDAY) == expected


@pytest.mark.parametrize(
    ("words", "kind", "iso"),
    [
        ("in power since February", DateKind.SINCE, "2020-02"),
        ("in power since 2014", DateKind.SINCE, "2014"),
        ("closed since at least 2013", DateKind.SINCE, "2013"),
        ("closed until Monday", DateKind.UNTIL, "2020-12-21"),
        ("due by June", DateKind.DEADLINE, "2020-06"),
        ("due by the autumn", DateKind.DEADLINE, "2020"),
        ("due before Christmas", DateKind.DEADLINE, "2020-12-25"),
        ("every Friday", DateKind.RECURRING, None),
        ("on Mondays", DateKind.RECURRING, None),
        ("each year", DateKind.RECURRING, None),
        ("for two weeks", DateKind.DURATION, None),
        ("over the past three days", DateKind.DURATION, None),
        ("in recent weeks", DateKind.DURATION, None),
        ("after five days", DateKind.DURATION, None),
        ("for three days before mediators came", DateKind.DURATION, None),
    ],
)
def test_kinds(words: str, kind: DateKind, iso: str | None) -> None:
    (mention,) = find_dates(words, SATURDAY)
    assert (mention.kind, mention.when and mention.when.iso()) == (kind, iso)


@pytest.mark.parametrize(
    "words",
    [
        "Theresa May resigned.",
        "He may march to the capital.",
        "the Bloody Sunday inquiry",
        "the Sunday Times said",
        "the March 14 Alliance",
        "About 2000 soldiers fled.",
        "They sent the 2000 troops home.",
        "on the 12th floor",
        "the fall of Kabul",
        "a vote of 2,014 to 1,990",
        "at 1945 GMT",
        "a Monday meeting",
    ],
)
def test_no_date_expressions(words: str) -> None:
    assert find_dates(words, SATURDAY) == ()


def test_amount_after_a_month_leaves_the_month() -> None:
    (mention,) = find_dates("In May 26 people were killed.", SATURDAY)
    assert (mention.raw, mention.when and mention.when.iso()) == ("May", "2020-05")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He fell on 4 July. Two days later they returned.", "2020-07-06"),
        ("He fell on 4 July; the next day they returned.", "2020-07-05"),
        ("He fell on 4 July. A month earlier they had met.", "2020-06"),
        ("On Thursday, the day after the court barred him, he left.", "2020-12-23"),
        ("He left on Thursday, two days after the court barred him.", "2020-12-22"),
        ("He left on Thursday, two days before the vote.", "2020-12-26"),
        ("He spoke on Friday, 14 hours after they stopped.", "2020-12-25"),
        ("In 2013 he fell. That year they met.", "2013"),
        ("In 2013 he fell. Two days later they met.", "2013"),
        ("In 2013 he fell. Six months later they met.", None),
        ("He fell on 4 July.\nTwo days later they returned.", None),
    ],
)
def test_dates_that_count_from_another_date(text: str, expected: str | None) -> None:
    _, second = find_dates(text, SATURDAY)
    assert (second.when.iso() if second.when else None) == expected


def test_a_summary_looks_back_from_the_publication() -> None:
    (mention,) = find_dates("Four years after the army left, the valley is divided.", SATURDAY)
    assert (mention.forward, mention.when and mention.when.iso()) == (True, "2016")


def test_inner_words_are_not_read_again() -> None:
    mentions = find_dates("On Saturday, December 26, 2020, and late last year they met.", date(2021, 2, 1))
    assert [mention.raw for mention in mentions] == ["Saturday, December 26, 2020", "late last year"]


def test_precision_of_a_weekday_is_a_day() -> None:
    (mention,) = find_dates("on Monday", SATURDAY)
    assert mention.when is not None
    assert mention.when.precision is DatePrecision.DAY
    assert mention.when.raw == mention.raw == "Monday"
