"""Batches on the command line: interrupted, killed, taken up again, and what fails in them."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from polgraph import engine
from polgraph.cli.app import run
from polgraph.graph import Store
from tests.conftest import TEXT, FakeEngine
from tests.polgraph.work import stub

if TYPE_CHECKING:
    from polgraph.ontology.records import Article, Extraction

ROOT = Path(__file__).resolve().parents[3]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the engine tells what it was asked."""
    monkeypatch.setenv(stub.LOG, str(tmp_path))
    (tmp_path / "asked").touch()
    return tmp_path / "asked"


def asked(log: Path) -> list[str]:
    return [line.split()[0] for line in log.read_text(encoding="utf-8").splitlines()]


def processes(log: Path) -> set[int]:
    return {int(line.split()[1]) for line in log.read_text(encoding="utf-8").splitlines()}


def batch(tmp_path: Path, orders: dict[int, str], number: int = 8) -> str:
    path = tmp_path / "batch.jsonl"
    rows = [
        {"id": f"n{n}", "date": "2021-03-07", "text": f"{TEXT}\n\nNumber {n}.\n\n{orders.get(n, 'Go.')}"}
        for n in range(number)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tests.polgraph.work.command", *arguments]


def start(*arguments: str) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    # A session of its own: an interrupt is sent to all of it, as a terminal does.
    return subprocess.Popen(command(*arguments), cwd=ROOT, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


def done(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*arguments), cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def wait_for(log: Path, number: int) -> None:
    until = time.monotonic() + 60
    while len(asked(log)) < number:
        assert time.monotonic() < until
        time.sleep(0.05)


def gone(process: int) -> bool:
    """Whether a process ends within some seconds; one that nobody waits for counts as ended."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


@pytest.mark.slow
def test_an_interrupt_ends_a_batch_cleanly_and_the_next_run_goes_on(tmp_path: Path, log: Path) -> None:
    arguments = ["ingest", batch(tmp_path, {3: "wait 60"}), "--store", str(tmp_path / "s"), "--workers", "2"]
    process = start(*arguments)
    wait_for(log, 6)
    time.sleep(1)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert out == ""
    assert err == "Stopped. 3 of 8 articles are in the store; the same command goes on from there.\n"
    assert all(map(gone, processes(log)))
    log.write_text("")
    batch(tmp_path, {})
    again = done(*arguments)
    assert "8 articles (5 added, 0 replaced, 3 unchanged), 16 statements" in again.stdout
    assert sorted(asked(log)) == ["n3", "n4", "n5", "n6", "n7"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGKILL, -signal.SIGKILL), (signal.SIGTERM, 143), (signal.SIGINT, 130)]
)
def test_no_process_outlives_a_command_that_is_killed(
    tmp_path: Path, log: Path, number: signal.Signals, code: int
) -> None:
    arguments = ["ingest", batch(tmp_path, {0: "hang", 1: "hang"}), "--store", str(tmp_path / "s"), "--workers", "2"]
    process = start(*arguments)
    wait_for(log, 2)
    process.send_signal(number)
    _, err = process.communicate(timeout=30)
    assert process.returncode == code
    told = "Stopped. 0 of 8 articles are in the store; the same command goes on from there.\n"
    assert err == ("" if number is signal.SIGKILL else told)
    assert all(map(gone, processes(log)))


@pytest.mark.slow
def test_a_job_that_a_batch_system_ends_notes_no_failure(tmp_path: Path, log: Path) -> None:
    store = ["--store", str(tmp_path / "s")]
    process = start("ingest", batch(tmp_path, {1: "hang", 2: "hang"}), *store, "--workers", "2")
    wait_for(log, 3)
    os.killpg(process.pid, signal.SIGTERM)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 143
    assert "failed" not in err
    assert json.loads(done("status", *store, "--format", "json").stdout)["failed"] == []
    assert all(map(gone, processes(log)))


@pytest.mark.slow
@pytest.mark.parametrize("pause", [0.0, 0.01, 0.1])
def test_an_interrupt_given_twice_ends_it_as_well(tmp_path: Path, log: Path, pause: float) -> None:
    arguments = ["ingest", batch(tmp_path, {1: "hang", 2: "hang"}), "--store", str(tmp_path / "s"), "--workers", "2"]
    process = start(*arguments)
    wait_for(log, 3)
    for _ in range(2):
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
        time.sleep(pause)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert re.fullmatch(r"Stopped. [01] of 8 articles are in the store; the same command goes on from there.\n", err)
    assert all(map(gone, processes(log)))


@pytest.mark.slow
def test_what_fails_is_kept_with_its_reason_and_tried_again_when_asked(tmp_path: Path, log: Path) -> None:
    orders = {1: "fail", 2: "die", 5: "hang"}
    store = ["--store", str(tmp_path / "s")]
    arguments = ["ingest", batch(tmp_path, orders), *store, "--workers", "2", "--timeout", "2"]
    first = done(*arguments)
    assert first.returncode == 0
    assert "8 articles (5 added, 0 replaced, 0 unchanged, 3 failed), 10 statements" in first.stdout
    reasons = [
        "failed: n1: ValueError: nothing but noise",
        "failed: n2: The process that worked on it was ended by SIGKILL.",
        "failed: n5: It took longer than 2 seconds.",
    ]
    assert first.stderr.splitlines()[:3] == reasons
    assert "--retry-failed" in first.stderr.splitlines()[3]
    told = json.loads(done("status", *store, "--format", "json").stdout)["failed"]
    assert [(one["article"], one["kind"]) for one in told] == [("n1", "error"), ("n2", "died"), ("n5", "timeout")]
    log.write_text("")
    second = done(*arguments)
    assert "8 articles (0 added, 0 replaced, 5 unchanged, 3 failed before), 10 statements" in second.stdout
    assert asked(log) == []
    third = done("ingest", "--retry-failed", *store, "--workers", "2", "--timeout", "2")
    assert third.returncode == 2
    assert "3 articles (0 added, 0 replaced, 0 unchanged, 3 failed), 0 statements" in third.stdout
    assert sorted(asked(log)) == ["n1", "n2", "n5"]


@pytest.mark.slow
def test_the_ledger_is_the_same_whatever_the_number_of_workers(tmp_path: Path) -> None:
    given = batch(tmp_path, {0: "wait 0.5", 3: "wait 0.1"}, number=20)
    dumps = []
    for name, options in {"none": ["--timeout", "0"], "two": []}.items():
        workers = "1" if name == "none" else "2"
        store = tmp_path / name
        assert done("ingest", given, "--store", str(store), "--workers", workers, *options).returncode == 0
        with Store.open(store, project=False).ledger() as ledger:
            dumps.append(ledger.dump(log=False))
    assert dumps[0] == dumps[1]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    fake = FakeEngine()
    monkeypatch.setattr("polgraph.engine.load_engine", lambda _model="": fake)
    return fake


def test_a_second_run_extracts_nothing_and_loads_no_model(
    tmp_path: Path, counted: FakeEngine, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    arguments = ["ingest", batch(tmp_path, {}), "--store", str(tmp_path / "s")]
    assert run(arguments) == 0
    assert len(counted.asked) == 8
    monkeypatch.setattr("polgraph.engine.load_engine", lambda _model: pytest.fail("a model is loaded"))
    assert run(arguments) == 0
    assert "(0 added, 0 replaced, 8 unchanged), 16 statements" in capsys.readouterr().out


def test_a_new_version_of_the_extractor_extracts_again(
    tmp_path: Path, counted: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["ingest", batch(tmp_path, {}), "--store", str(tmp_path / "s")]
    for processor, number in (("1", 8), ("1", 8), ("2", 16), ("2", 16)):
        monkeypatch.setattr(engine, "processor", lambda _model, processor=processor: processor)
        assert run(arguments) == 0
        assert len(counted.asked) == number


def test_what_failed_is_tried_again_by_another_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr("polgraph.engine.load_engine", stub.load)
    arguments = ["ingest", batch(tmp_path, {0: "fail"}, number=2), "--store", str(tmp_path / "s")]
    for processor, words in (("1", "1 failed)"), ("1", "1 failed before)"), ("2", "1 failed)")):
        monkeypatch.setattr(engine, "processor", lambda _model, processor=processor: processor)
        assert run(arguments) == 0
        assert words in capsys.readouterr().out


def test_what_failed_once_goes_in_without_its_source(
    tmp_path: Path, counted: FakeEngine, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    store = ["--store", str(tmp_path / "s")]
    given = batch(tmp_path, {0: "fail"}, number=2)
    with monkeypatch.context() as other:
        other.setattr("polgraph.engine.load_engine", stub.load)
        assert run(["ingest", given, *store]) == 0
    Path(given).unlink()
    capsys.readouterr()
    assert run(["ingest", "--retry-failed", *store]) == 0
    assert "1 article (1 added, 0 replaced, 0 unchanged), 2 statements" in capsys.readouterr().out
    assert counted.asked == ["n0"]
    assert run(["ingest", "--retry-failed", *store]) == 0
    assert "0 articles" in capsys.readouterr().out


def test_what_the_ledger_refuses_costs_only_its_article(
    tmp_path: Path, counted: FakeEngine, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    whole = counted.extract

    def nameless(article: Article) -> Extraction:
        found = whole(article)
        actors = tuple(replace(actor, name=" ") for actor in found.actors)
        return replace(found, actors=actors) if article.id == "n1" else found

    monkeypatch.setattr(counted, "extract", nameless)
    assert run(["ingest", batch(tmp_path, {}, number=3), "--store", str(tmp_path / "s")]) == 0
    captured = capsys.readouterr()
    assert "(2 added, 0 replaced, 0 unchanged, 1 failed)" in captured.out
    assert "failed: n1: An actor of article 'n1' has no name." in captured.err


def test_there_has_to_be_something_to_read(tmp_path: Path, capsys: Capture) -> None:
    assert run(["ingest", "--store", str(tmp_path / "s")]) == 2
    assert "P401" in capsys.readouterr().err


def test_a_number_of_workers_that_is_none(tmp_path: Path, capsys: Capture) -> None:
    assert run(["ingest", batch(tmp_path, {}), "--store", str(tmp_path / "s"), "--workers", "many"]) == 2
    assert "P401" in capsys.readouterr().err
    assert not (tmp_path / "s").exists()


def test_extract_tells_what_fails_and_prints_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr("polgraph.engine.load_engine", stub.load)
    assert run(["extract", batch(tmp_path, {0: "fail"}, number=2), "--format", "jsonl"]) == 0
    captured = capsys.readouterr()
    assert captured.out.count("\n") == 2
    assert captured.err == "failed: n0: ValueError: nothing but noise\n"
    assert run(["extract", batch(tmp_path, {0: "fail"}, number=1), "--format", "jsonl"]) == 2


def test_what_failed_among_the_inputs_is_tried_again_when_asked(
    tmp_path: Path, counted: FakeEngine, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    arguments = ["ingest", batch(tmp_path, {0: "fail"}, number=3), "--store", str(tmp_path / "s")]
    with monkeypatch.context() as other:
        other.setattr("polgraph.engine.load_engine", stub.load)
        assert run(arguments) == 0
    assert run(arguments) == 0
    assert counted.asked == []
    assert run([*arguments, "--retry-failed"]) == 0
    assert counted.asked == ["n0"]
    assert "3 articles (1 added, 0 replaced, 2 unchanged), 6 statements" in capsys.readouterr().out
    assert run(["status", "--store", str(tmp_path / "s"), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["failed"] == []


def test_an_interrupt_without_further_processes(
    tmp_path: Path, counted: FakeEngine, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    whole = counted.extract

    def interrupted(article: Article) -> Extraction:
        if article.id == "n2":
            raise KeyboardInterrupt
        return whole(article)

    arguments = ["ingest", batch(tmp_path, {}), "--store", str(tmp_path / "s")]
    with monkeypatch.context() as other:
        other.setattr(counted, "extract", interrupted)
        assert run(arguments) == 130
    assert (
        capsys.readouterr().err == "Stopped. 2 of 8 articles are in the store; the same command goes on from there.\n"
    )
    assert run(arguments) == 0
    assert "(6 added, 0 replaced, 2 unchanged)" in capsys.readouterr().out


def test_an_interrupt_of_extract(
    tmp_path: Path, counted: FakeEngine, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def interrupted(article: Article) -> Extraction:
        raise KeyboardInterrupt

    monkeypatch.setattr(counted, "extract", interrupted)
    assert run(["extract", batch(tmp_path, {})]) == 130
    assert capsys.readouterr().err == "Stopped. 0 of 8 articles are printed.\n"
