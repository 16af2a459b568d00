"""The RDF projection: its shape, and that it follows the ledger whatever happens."""

from __future__ import annotations

import shutil
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from polgraph.graph.ledger import IngestOutcome
from polgraph.graph.ledger.database import FileLock
from polgraph.graph.rdf import projection, shape
from polgraph.graph.rdf.names import mint
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import ActorName, ActorType, Status
from tests.graph.graph_samples import NOW, Cast, Said, day, extraction

if TYPE_CHECKING:
    import pyoxigraph as ox

    from polgraph.graph.ledger import Change, Ledger
    from polgraph.graph.store import Store
    from polgraph.ontology.records import Article

ALL = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"
NASTY = [
    'Nils "} DELETE" Orm',
    "Line\nBreak Orm",
    "Right\u200f\u202eto Left",
    "Back\\u0022slash Orm",
    "Angle <Orm> {x}",
]
VISIT = Said("Ilya Barsk", "CONSULT", "Runa Teel", mode="visit", attributed_to="Runa Teel", when=day("2020-12-30"))
CAST = Cast(
    types={"Lamp Front": ActorType.ARMED_GROUP},
    countries={"Lamp Front": "Ostrania"},
    names={"Lamp Front": (ActorName("Lamp Front"), ActorName("the Lamps", "alias"))},
)


def quads(store: Store) -> list[str]:
    """The projection as sorted lines; there are no blank nodes, so these are canonical."""
    return sorted(map(repr, store.sparql(ALL).rows))


def column(store: Store, query: str) -> list[str]:
    return sorted(str(row[0]) for row in store.sparql(query).rows)


def test_an_affirmed_statement_has_a_direct_triple_and_others_have_none(store: Store) -> None:
    said = [Said(f"Speaker {status}", "SUPPORT", "Runa Teel", status=status) for status in Status]
    denied = [Said(f"Denier {status}", "SUPPORT", "Runa Teel", status=status, negated=True) for status in Status]
    store.ingest([extraction("one", *said, *denied)], NOW)
    assert column(store, "SELECT ?n { ?a pg:supports ?b . ?a skos:prefLabel ?n }") == [
        "Speaker asserted",
        "Speaker reported",
    ]
    assert len(column(store, "SELECT ?s { ?s a pg:Statement ; pg:relation pg:SUPPORT }")) == 10


def test_a_statement_carries_everything(store: Store) -> None:
    given = extraction("one", VISIT)
    store.ingest([given], NOW)
    (statement,) = given.statements
    query = """SELECT ?subject ?object ?mode ?said ?start ?quote ?from ?to ?date ?status ?g {
      GRAPH ?g { ?s pg:subject ?x ; pg:object ?y ; pg:mode ?mode ; pg:attributedTo ?said ; pg:eventStart ?date ;
        pg:status ?status ; pg:evidence ?e ; prov:wasDerivedFrom ?g ; prov:wasAttributedTo ?y .
        ?e oa:exact ?quote ; oa:start ?from ; oa:end ?to . }
      ?x skos:prefLabel ?subject . ?y skos:prefLabel ?object . }"""
    (row,) = store.sparql(query).rows
    values = dict(zip(store.sparql(query).columns, map(str, row), strict=True))
    start, end = statement.evidence.start, statement.evidence.end
    assert given.article.text[int(values["from"]) : int(values["to"])] == values["quote"] == statement.evidence.text
    assert (values["from"], values["to"]) == (str(start), str(end))
    assert (values["subject"], values["object"], values["mode"]) == ("Ilya Barsk", "Runa Teel", "visit")
    assert (values["said"], values["date"], values["g"]) == ("Runa Teel", "2020-12-30", mint("article", "one"))
    assert values["status"].endswith("#status-asserted")


def test_an_actor_has_its_type_and_names(store: Store) -> None:
    store.ingest([extraction("one", Said("Lamp Front", "ASSAULT", "Runa Teel"), cast=CAST)], NOW)
    query = """SELECT ?other ?country { ?a a pg:Actor , pg:ArmedGroup ; skos:prefLabel "Lamp Front" ;
      skos:altLabel ?other ; pg:country ?country }"""
    (row,) = store.sparql(query).rows
    assert tuple(map(str, row)) == ("the Lamps", "Ostrania")
    query = 'SELECT ?n { ?a skos:prefLabel "Lamp Front" ; pg:lowerCaseName ?n } ORDER BY ?n'
    assert column(store, query) == ["lamp front", "the lamps"]


def test_the_projection_keeps_to_the_shapes_of_the_ontology(store: Store) -> None:
    from pyshacl import validate
    from rdflib import Graph

    said = [Said("Lamp Front", "ASSAULT", name, status=Status.ALLEGED) for name in NASTY]
    store.ingest([extraction('one "article"\n', *said, VISIT, cast=CAST)], NOW)
    shapes = Graph().parse(data=files("polgraph.ontology").joinpath("data/shapes.ttl").read_text(encoding="utf-8"))
    data = Graph()
    with store.dataset() as dataset:
        for quad in dataset.quads():
            data.add(quad[:3])
    assert len(data)
    _, _, report = validate(data, shacl_graph=shapes, allow_warnings=True)
    assert "Severity: sh:Violation" not in report, report


def test_rdflib_reads_it_as_one_graph(store: Store) -> None:
    from rdflib import Variable

    store.ingest([extraction("one", VISIT), extraction("two", Said("Ilya Barsk", "AID", "Runa Teel"))], NOW)
    with store.dataset() as dataset:
        found = dataset.query("SELECT ?id { ?a a pg:Article ; dcterms:identifier ?id }", initNs=dict(_prefixes()))
        assert sorted(str(binding[Variable("id")]) for binding in found.bindings) == ["one", "two"]


def _prefixes() -> dict[str, str]:
    from polgraph.ontology.namespace import PREFIXES

    return dict(PREFIXES)


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize("first", [True, False], ids=["bulk", "update"])
def test_nasty_names_come_back_as_they_are(store: Store, name: str, first: bool) -> None:
    if not first:
        store.ingest([extraction("before", VISIT)], NOW)
    store.ingest([extraction(name, Said(name, "SUPPORT", "Runa Teel"))], NOW)
    query = """SELECT ?name ?article ?quote { ?s pg:subject/skos:prefLabel ?name ; pg:relation pg:SUPPORT ;
      pg:article/dcterms:identifier ?article ; pg:evidence/oa:exact ?quote }"""
    (row,) = store.sparql(query).rows
    assert tuple(map(str, row)) == (name, name, f"{name} acts on Runa Teel.")
    with store.writer() as ledger:
        ledger.retract(name)
    assert column(store, "SELECT ?s { ?s pg:relation pg:SUPPORT }") == []


def test_replaced_and_retracted_articles_follow(store: Store) -> None:
    store.ingest([extraction("one", VISIT), extraction("two", Said("Runa Teel", "AID", "Lamp Front"))], NOW)
    store.ingest([extraction("one", Said("Ilya Barsk", "ACCUSE", "Runa Teel", predicate="blames"))], NOW)
    with store.writer() as ledger:
        ledger.retract("two")
    assert column(store, "SELECT ?r { ?s pg:relation ?r }") == ["https://polgraph.example/ns#ACCUSE"]
    assert column(store, "SELECT ?n { ?a skos:prefLabel ?n }") == ["Ilya Barsk", "Runa Teel"]
    followed = quads(store)
    shutil.rmtree(store.rdf_path)
    assert quads(store) == followed


def test_an_article_of_another_changes_the_names_of_an_actor(store: Store) -> None:
    store.ingest([extraction("one", Said("Łukas Orm", "AID", "Runa Teel"))], NOW)
    store.ingest([extraction(key, Said("Lukas Orm".replace("L", "Ł"), "AID", "Runa Teel")) for key in "ab"], NOW)
    names = Cast(names={"Łukas Orm": (ActorName("Łukas Orm"), ActorName("Luki", "alias"))})
    store.ingest([extraction("c", Said("Łukas Orm", "AID", "Runa Teel"), cast=names)], NOW)
    assert column(store, 'SELECT ?n { ?a skos:prefLabel "Łukas Orm" ; skos:altLabel ?n }') == ["Luki"]


def test_what_is_up_to_date_is_not_written(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.ingest([extraction("one", VISIT)], NOW)
    monkeypatch.setattr(projection, "follow", lambda *_: pytest.fail("written"))
    store.project()
    store.ingest([extraction("one", VISIT)], NOW)


def test_only_changed_articles_are_written(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.ingest([extraction("one", VISIT), extraction("two", VISIT)], NOW)
    monkeypatch.setattr(projection, "rebuild", lambda *_: pytest.fail("made anew"))
    written = []
    original = shape.article_graph

    def noting(article: Article, ledger: Ledger) -> shape.Graph:
        written.append(article.id)
        return original(article, ledger)

    monkeypatch.setattr(shape, "article_graph", noting)
    store.ingest([extraction("one", VISIT), extraction("two", VISIT, more="More.")], NOW)
    assert written == ["two"]


@pytest.mark.parametrize("batch", [1, 2, 5])
def test_batches_of_any_size_lead_to_the_same(store: Store, batch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projection, "BATCH", batch)
    store.ingest([extraction("zero", VISIT)], NOW)
    changes = [extraction(f"a{n % 3}", VISIT, more="x" * n) for n in range(7)]
    store.ingest(changes, NOW)
    followed = quads(store)
    shutil.rmtree(store.rdf_path)
    assert quads(store) == followed


@pytest.mark.parametrize("triples", [1, 40, 10_000])
def test_loads_of_any_size_lead_to_the_same(store: Store, triples: int, monkeypatch: pytest.MonkeyPatch) -> None:
    store.ingest([extraction("zero", VISIT)], NOW)
    store.ingest([extraction(f"a{n}", VISIT, more="x" * n) for n in range(5)], NOW)
    followed = quads(store)
    monkeypatch.setattr(projection, "PORTION", triples)
    shutil.rmtree(store.rdf_path)
    assert quads(store) == followed


def test_portions_lose_nothing() -> None:
    graphs = [shape.Graph("<g>", ("<s> <p> <o>",) * number) for number in (0, 3, 1, 5, 0)]
    found = [[len(graph.triples) for graph in portion] for portion in projection.portions(iter(graphs), 4)]
    assert found == [[0, 3, 1], [5], [0]]


def test_a_failure_between_batches_is_made_good(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.ingest([extraction("zero", VISIT)], NOW)
    monkeypatch.setattr(projection, "BATCH", 2)
    original, calls = projection._update, []

    def failing(ledger: Ledger, rdf: ox.Store, changes: tuple[Change, ...]) -> str:
        calls.append(1)
        if len(calls) == 2:
            raise OSError("no space left")
        return original(ledger, rdf, changes)

    monkeypatch.setattr(projection, "_update", failing)
    with pytest.raises(PolgraphError, match="no space left"):
        store.ingest([extraction(f"a{n}", VISIT) for n in range(5)], NOW)
    assert len(column(store, "SELECT ?a { ?a a pg:Article }")) == 6
    assert len(calls) == 4


@pytest.mark.parametrize("damage", ["delete", "garbage", "half", "empty", "file"])
def test_a_damaged_projection_is_made_anew(store: Store, damage: str) -> None:
    store.ingest([extraction("one", VISIT)], NOW)
    before = quads(store)
    if damage == "garbage":
        for file in store.rdf_path.iterdir():
            file.write_bytes(b"garbage")
    elif damage == "half":
        for file in store.rdf_path.glob("*.sst"):
            file.unlink()
    else:
        shutil.rmtree(store.rdf_path)
        if damage == "empty":
            store.rdf_path.mkdir()
        elif damage == "file":
            store.rdf_path.write_text("no folder")
    assert quads(store) == before


def test_another_ledger_below_makes_it_anew(store: Store, tmp_path: object) -> None:
    store.ingest([extraction("one", VISIT)], NOW)
    for file in store.path.glob("ledger.sqlite*"):
        file.unlink()
    type(store).open(store.path, create=True).ingest([extraction("two", VISIT)], NOW)
    assert column(store, "SELECT ?id { ?a dcterms:identifier ?id }") == ["two"]


def test_another_shape_makes_it_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.ingest([extraction("one", VISIT)], NOW)
    made = []
    original = projection.rebuild

    def noting(ledger: Ledger, rdf: ox.Store) -> None:
        made.append(rdf)
        original(ledger, rdf)

    monkeypatch.setattr(projection, "rebuild", noting)
    store.project()
    assert not made
    monkeypatch.setattr(projection, "SHAPE", projection.SHAPE + 1)
    store.project()
    assert len(made) == 1


def test_readers_share_and_a_writer_waits(store: Store) -> None:
    store.ingest([extraction("one", VISIT)], NOW)
    impatient = type(store)(store.path, wait=0.05)
    with store.dataset(), store.dataset():
        assert impatient.sparql("ASK { ?a a pg:Article }").rows[0][0] is not None
        assert impatient.ingest([extraction("two", VISIT)], NOW)[0].outcome is IngestOutcome.ADDED
        assert not impatient.project_if_free()
        with impatient.ledger() as ledger:
            assert ledger.has_article("two")
        with pytest.raises(
            PolgraphError, match=r"Another process is using .*rdf, a copy of what the ledger holds"
        ) as caught:
            impatient.sparql("ASK { ?a a pg:Article }")
        assert caught.value.code is ErrorCode.STORE_LOCKED
    with FileLock(store.path / "rdf.lock", shared=False, wait=0), pytest.raises(PolgraphError) as caught:
        impatient.sparql("ASK { ?a a pg:Article }")
    assert caught.value.code is ErrorCode.STORE_LOCKED
    assert impatient.project_if_free()
    assert len(column(store, "SELECT ?a { ?a a pg:Article }")) == 2
