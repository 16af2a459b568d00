"""`polgraph import-events`: rows of GDELT, ICEWS, POLECAT and ACLED become statements, or are rejected."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from polgraph.cli.app import run
from polgraph.cli.import_events import EventFileFormat
from polgraph.graph import Store
from polgraph.graph.exchange.events.articles import article
from polgraph.graph.exchange.events.coding import coded
from polgraph.graph.exchange.events.dates import when
from polgraph.graph.exchange.events.formats import EventFormat, acled_events, acled_without, layout
from polgraph.graph.exchange.events.names import table_name
from polgraph.graph.exchange.fields import Fault
from polgraph.graph.exchange.held import held_articles
from polgraph.ontology.load import load_ontology

if TYPE_CHECKING:
    from polgraph.ontology.records import Statement

Capture = pytest.CaptureFixture[str]


def gdelt(**values: str) -> str:
    names = layout(EventFormat.GDELT).header
    row = {
        "GLOBALEVENTID": "1", "SQLDATE": "20210503", "Actor1Name": "IRAQ", "Actor1CountryCode": "IRQ",
        "Actor2Name": "PROTESTER", "Actor2CountryCode": "IRQ", "Actor2Type1Code": "OPP", "EventCode": "173",
        "ActionGeo_FullName": "Baghdad, Iraq", "DATEADDED": "20210504083000", "SOURCEURL": "https://news.example.org/a",
    }  # fmt: skip
    return "\t".join((row | values).get(name, "") for name in names)


ICEWS = (
    "Event ID\tEvent Date\tSource Name\tSource Country\tEvent Text\tCAMEO Code\tTarget Name\tTarget Country\t"
    "Story ID\tPublisher\tCity\n"
)
ICEWS_ROW = "7\t2021-05-03\tTurkey\tTurkey\tPraise or endorse\t51\tOstholm Guild\tIraq\t99\tExample Wire\tBaghdad\n"
POLECAT = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tActor Name\tActor Country\tPrimary Actor Sector\tRecipient Name\t"
    "Recipient Country\tPrimary Recipient Sector\tPlacename\tSource\tPublication Date\n"
)
POLECAT_ROW = (
    "p1\t2021-05-03\tASSAULT\taerial\tTurkey\tTUR\tGOV\tOstholm Front\tIRQ\tREB\tNone\tExample Wire\t2021-05-04\n"
)
ACLED = (
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,inter1,actor2,inter2,location,source,"
    "notes\n"
)
ACLED_ROW = (
    "IRQ1,03 May 2021,1,Battles,Armed clash,Military Forces of Ostholm,State forces,Ostholm Front,Rebel group,Erbil,"
    'Example Wire,"On 3 May 2021, both clashed."\n'
)


def taken(text: str, tmp_path: Path, *options: str) -> list[Statement]:
    file, store = tmp_path / "events.txt", tmp_path / "store"
    file.write_text(text, encoding="utf-8")
    assert run(["import-events", str(file), "--store", str(store), *options]) == 0
    with held_articles(Store.open(store)) as held:
        found = [held.extraction(known.id) for known in list(held.articles())]
    for extraction in found:
        for one in extraction.statements:
            for part in (one.subject, one.object, one.evidence):
                assert extraction.article.text[part.start : part.end] == part.text
    return [one for extraction in found for one in extraction.statements]


def test_formats_are_those_of_the_graph() -> None:
    assert {one.value for one in EventFileFormat} == {"auto", *(one.value for one in EventFormat)}


def test_gdelt(tmp_path: Path) -> None:
    (one,) = taken(gdelt() + "\n", tmp_path)
    assert (one.subject.name, one.relation, one.mode, one.object.name) == ("Iraq", "COERCE", "arrest", "PROTESTER")
    assert (one.place, one.confidence, one.extractor) == ("Baghdad, Iraq", 0.5, "imported from GDELT 2.0")
    assert one.when is not None
    assert one.when.iso() == "2021-05-03"
    assert one.evidence.text == "IRAQ [CAMEO 173] PROTESTER, 20210503, Baghdad, Iraq"


def test_icews_code_without_its_zero(tmp_path: Path) -> None:
    (one,) = taken(ICEWS + ICEWS_ROW, tmp_path)
    assert (one.subject.name, one.relation, one.object.name) == ("Turkey", "SUPPORT", "Ostholm Guild")


def test_polecat(tmp_path: Path) -> None:
    (one,) = taken(POLECAT + POLECAT_ROW, tmp_path, "--confidence", "0.9")
    assert (one.relation, one.mode, one.confidence) == ("ASSAULT", "aerial", 0.9)
    assert (one.subject.type.value, one.object.type.value) == ("state", "armed_group")
    assert one.evidence.text == "Turkey [PLOVER ASSAULT (aerial)] Ostholm Front, 2021-05-03"
    with Store.open(tmp_path / "store").ledger() as ledger:
        (known,) = ledger.articles()
    assert (known.publisher, str(known.published)) == ("Example Wire", "2021-05-04")


def test_acled_does_not_say_who_began_a_battle(tmp_path: Path) -> None:
    both = taken(ACLED + ACLED_ROW, tmp_path)
    assert {(one.subject.name, one.object.name) for one in both} == {
        ("Military Forces of Ostholm", "Ostholm Front"),
        ("Ostholm Front", "Military Forces of Ostholm"),
    }
    assert {one.relation for one in both} == {"ASSAULT"}
    assert {one.confidence for one in both} == {1.0}


def test_the_same_again_changes_nothing(tmp_path: Path, capsys: Capture) -> None:
    for _ in range(2):
        taken(gdelt() + "\n", tmp_path)
    assert "1 row of gdelt (0 added, 0 replaced, 1 unchanged), 0 statements added" in capsys.readouterr().out


def test_rows_are_rejected_with_their_reason_and_line(tmp_path: Path) -> None:
    rows = [
        gdelt(),
        gdelt(GLOBALEVENTID="2", EventCode="010"),
        gdelt(GLOBALEVENTID="3", Actor2Name=""),
        gdelt(GLOBALEVENTID="4", EventCode="999"),
        gdelt(GLOBALEVENTID="5", SQLDATE="soon"),
        gdelt(GLOBALEVENTID="6", Actor2Name="IRAQ", Actor2Type1Code=""),
        "1\t2\t3",
    ]
    out = tmp_path / "rejected.jsonl"
    taken("\n".join(rows) + "\n", tmp_path, "--rejected", str(out))
    told = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [one["line"] for one in told] == [2, 3, 4, 5, 6, 7]
    words = ("no event type in PLOVER", "names no object", "no CAMEO event code", "is no date", "one actor", "3 cells")
    assert all(word in one["reason"] for word, one in zip(words, told, strict=True))


def test_rows_of_one_page_are_one_story(tmp_path: Path) -> None:
    rows = [
        gdelt(),
        gdelt(GLOBALEVENTID="2", EventCode="112"),
        gdelt(GLOBALEVENTID="3", SOURCEURL="https://x.example.org"),
    ]
    taken("\n".join(rows), tmp_path)
    with Store.open(tmp_path / "store").ledger() as ledger:
        stories = {known.id: known.story for known in ledger.articles()}
    assert stories["gdelt-1"] == stories["gdelt-2"] != stories["gdelt-3"]


def test_dry_run_makes_no_store(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "e.csv"
    file.write_text(ACLED + ACLED_ROW, encoding="utf-8")
    assert run(["import-events", str(file), "--store", str(tmp_path / "store"), "--dry-run"]) == 0
    assert "2 statements added, 0 rejected, nothing changed" in capsys.readouterr().out
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("", (), "P002"),
        ("a,b\n1,2\n", (), "P005"),
        (ACLED + ACLED_ROW, ("--format", "gdelt"), "P005"),
        (ACLED, (), "P005"),
        (f"{'a' * 200_000},b\n1,2\n", (), "P005"),
    ],
)
def test_tables_that_cannot_be_used(
    tmp_path: Path, text: str, options: tuple[str, ...], code: str, capsys: Capture
) -> None:
    file = tmp_path / "e.csv"
    file.write_text(text, encoding="utf-8")
    assert run(["import-events", str(file), "--store", str(tmp_path / "store"), *options]) == 2
    assert f"[{code}]" in capsys.readouterr().err


@pytest.mark.parametrize("name", acled_events())
def test_acled_events_are_in_the_vocabulary(name: str) -> None:
    relation, mode, acts = acled_events()[name]
    known = load_ontology().relation(relation)
    assert mode is None or mode in {one.name for one in known.modes}
    assert acts in {1, 2, "both"}


@pytest.mark.parametrize(
    ("style", "values", "expected"),
    [
        (EventFormat.ICEWS, {"code": "042"}, ("CONSULT", "visit", 1)),
        (EventFormat.ICEWS, {"code": "42"}, ("CONSULT", "visit", 1)),
        (EventFormat.ICEWS, {"code": "20"}, ("ASSAULT", None, 1)),
        (EventFormat.POLECAT, {"type": "consult", "mode": "VISIT"}, ("CONSULT", "visit", 1)),
        (EventFormat.POLECAT, {"type": "CONSULT", "mode": "other"}, ("CONSULT", None, 1)),
        (EventFormat.ACLED, {"label": "Excessive force against protesters"}, ("ASSAULT", None, 2)),
    ],
)
def test_codes(style: EventFormat, values: dict[str, str], expected: tuple[str, str | None, int]) -> None:
    found = coded(style, values)
    assert (found.relation, found.mode, found.acts) == expected


@pytest.mark.parametrize(
    ("style", "values"),
    [
        (EventFormat.ICEWS, {"code": ""}),
        (EventFormat.ICEWS, {"code": "01"}),
        (EventFormat.POLECAT, {"type": "MEMBER_OF"}),
        (EventFormat.ACLED, {"label": "Peaceful protest"}),
    ],
)
def test_codes_without_a_relation(style: EventFormat, values: dict[str, str]) -> None:
    with pytest.raises(Fault):
        coded(style, values)


@pytest.mark.parametrize(
    ("value", "precision", "expected"),
    [
        ("20210503", "", ("2021-05-03", "2021-05-03", "day")),
        ("20210503083000", "", ("2021-05-03", "2021-05-03", "day")),
        ("16 May 2025", "1", ("2025-05-16", "2025-05-16", "day")),
        ("2025-05-16", "2", ("2025-05-12", "2025-05-18", "week")),
        ("2025-02-16", "3", ("2025-02-01", "2025-02-28", "month")),
    ],
)
def test_days(value: str, precision: str, expected: tuple[str, str, str]) -> None:
    found = when(value, precision)
    assert (found["start"], found["end"], found["precision"]) == expected


def test_cells_cannot_break_the_line() -> None:
    names = layout(EventFormat.GDELT).header
    row = dict(zip(names, gdelt(Actor1Name="A\u2028B\x1b[31m [x] C").split("\t"), strict=True))
    entry = article(layout(EventFormat.GDELT), row, 0.5)
    text = entry["article"]["text"]
    assert "\n" not in text
    assert "\x1b" not in text
    for side in ("subject", "object"):
        part = entry["statements"][0][side]
        assert text[part["start"] : part["end"]] == part["text"]


# As the projects publish them, with invented rows.
ACLED_EXPORT = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp\n"
)
ICEWS_EXPORT = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\t"
    "Target Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\t"
    "Province\tCountry\tLatitude\tLongitude\n"
)


def acled(number: int, event: str, one: str, kind: str, other: str, other_kind: str) -> str:
    return (
        f'KEN{number},2024-06-25,2024,1,Demonstrations,Protests,{event},"{one}",,{kind},"{other}",,{other_kind},x,,404,'
        'Eastern Africa,Kenya,Nairobi,,,Nairobi,-1.28,36.81,1,Example Wire,National,"So it was, they say.",0,,17180\n'
    )


def test_acled_as_it_is_published(tmp_path: Path, capsys: Capture) -> None:
    police = "Police Forces of Kenya (2022-)"
    rows = [
        acled(1, "Excessive force against protesters", "Protesters (Kenya)", "Protesters", police, "State forces"),
        acled(2, "Armed clash", police, "State Forces", "RSF: Rapid Support Forces", "Rebel Groups"),
        acled(3, "Change to group/activity", police, "State forces", "Rioters (Kenya)", "Rioters"),
        acled(4, "Disrupted weapons use", police, "State forces", "Rioters (Kenya)", "Rioters"),
        acled(5, "Peaceful protest", "Protesters (Kenya)", "Protesters", "", ""),
        acled(6, "Armed clash", police, "State forces", police, "State forces"),
        acled(7, "Weather", police, "State forces", "Rioters (Kenya)", "Rioters"),
    ]
    found = taken(ACLED_EXPORT + "".join(rows), tmp_path)
    sides = {(one.subject.name, one.subject.type.value, one.object.name, one.object.type.value) for one in found}
    assert sides == {
        ("Police Forces of Kenya", "government_body", "Protesters (Kenya)", "group"),
        ("Police Forces of Kenya", "government_body", "Rapid Support Forces", "armed_group"),
        ("Rapid Support Forces", "armed_group", "Police Forces of Kenya", "government_body"),
    }
    with held_articles(Store.open(tmp_path / "store")) as held:
        actors = {one.name: one for known in held.articles() for one in held.extraction(known.id).actors}
    assert actors["Police Forces of Kenya"].country == actors["Protesters (Kenya)"].country == "Kenya"
    assert [name.text for name in actors["Rapid Support Forces"].names] == ["Rapid Support Forces", "RSF"]
    told = capsys.readouterr()
    assert "5 rejected" in told.out
    for line in (
        "1 rejected: a sub-event of ACLED that states no relation between two actors: Disrupted weapons use",
        "1 rejected: it names no object",
        "1 rejected: its subject and object are one actor",
        "1 rejected: a sub-event of ACLED that is not known: …",
    ):
        assert f"\n{line}\n" in told.err


def test_icews_as_it_is_published(tmp_path: Path) -> None:
    place = "31\t1\tExample Wire\tNULL\tNULL\tNULL\tKenya\t-1.28\t36.81\n"
    rows = [
        f"1\t2014-01-01\tPolice (Kenya)\tGovernment,Police\tKenya\tA\t173\t-5.0\tCriminal (Kenya)\t\tKenya\t{place}",
        f"2\t2014-01-01\tGovernment (Sudan)\tGovernment\tSudan\tConsult\t040\t1.0\tChina\t\tChina\t{place}",
        f"3\t2014-01-01\tOrla Brandt\tGovernment,Executive\tKenya\tReject\t120\t-4.0\tChina\t\tChina\t{place}",
    ]
    found = taken(ICEWS_EXPORT + "".join(rows), tmp_path)
    assert [(one.subject.name, one.subject.type.value, one.object.name, one.place) for one in found] == [
        ("Police (Kenya)", "government_body", "Criminal (Kenya)", None),
        ("Sudan", "state", "China", None),
        ("Orla Brandt", "group", "China", None),
    ]


@pytest.mark.parametrize(
    ("words", "name", "short", "country"),
    [
        ("Military Forces of Sudan (2011-2019, Some Leader)", "Military Forces of Sudan", None, "Sudan"),
        ("Military Forces of Russia (2000-) Air Force", "Military Forces of Russia, Air Force", None, "Russia"),
        ("Government of Thailand (2023-)", "Thailand", None, "Thailand"),
        ("Unidentified Armed Group (Kenya)", "Unidentified Armed Group (Kenya)", None, "Kenya"),
        ("OG/OF: Ostholm Guild/Ostholm Front", "Ostholm Guild/Ostholm Front", "OG/OF", None),
        ("Ostholm Guild (Reke Faction)", "Ostholm Guild (Reke Faction)", None, None),
        ("Guild of Ostholm (1999-)", "Guild of Ostholm", None, None),
        ("Ostholm: the Guild", "Ostholm: the Guild", None, None),
        ("(2022-)", "(2022-)", None, None),
    ],
)
def test_names_of_tables(words: str, name: str, short: str | None, country: str | None) -> None:
    found = table_name(words)
    assert (found.name, found.short, found.country) == (name, short, country)


def test_acled_events_are_in_one_list() -> None:
    assert not acled_without() & set(acled_events())
