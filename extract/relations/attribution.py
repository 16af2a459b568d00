"""Whose word a clause is: reporting verbs, "according to", parentheses such as ", X said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.embedding import Embedder, load_embedders
from polgraph.extract.labels import TENSED, VERBAL
from polgraph.extract.relations.phrases import is_passive, lemmas
from polgraph.extract.relations.prepositions import prepositions
from polgraph.extract.relations.syntax import surface_subject

if TYPE_CHECKING:
    from polgraph.extract.parse import Doc, Token
    from polgraph.extract.relations.model import How

BREAKS = frozenset({";", ":", "–", "—"})
COMPLEMENTS = frozenset({"ccomp", "dobj", "xcomp", "oprd", "attr"})
# On these a report is told; on anything else it is written about.
AIRED = frozenset({"television", "tv", "radio", "website", "channel", "station"})
LIKENED = frozenset({"tell", "say", "report", "announce", "declare", "claim", "allege", "state", "write"})
VIEWS = frozenset("account assessment estimate estimation opinion reckoning telling version view word".split())
# Verbs of hearsay: with an infinitive they are passive, for their subject does not say it.
HEARSAY = frozenset({"say", "think", "believe", "report", "allege", "suspect", "rumour", "rumor", "understand"})
TAGS = {"VERB": "v", "AUX": "v", "NOUN": "n", "ADJ": "a"}


def embedders(token: Token) -> tuple[Embedder, ...]:
    """The rows of an embedding word, those of the phrasal verb where it has its particle."""
    table = load_embedders()
    pos = TAGS.get(token.pos_, "")
    particles = [c.lower_ for c in token.children if c.dep_ in {"prt", "advmod", "prep"} and c.i == token.i + 1]
    for lemma in lemmas(token):
        for key in (*(f"{lemma} {particle}" for particle in particles), lemma):
            if found := table.get((pos, key)):
                return found
    return ()


def reports(verb: Token) -> bool:
    """Whether a verb is one of speech or thought, with its subject as the source."""
    return any(e.attributes and "that" in e.clauses and not e.negated for e in embedders(verb))


def source_of(target: Token) -> Token | None:
    """Who says, by the subject of a verb, the agent of a passive, the possessor of a noun."""
    if target.pos_ in VERBAL:
        above = _saying_above(target)
        if above is not None:
            return source_of(above)
        if is_passive(target) or is_said_to(target):
            return _first(prepositions(target).get("by", []))
        subject = _first(surface_subject(target)) or _stranded(target)
        return None if subject is not None and subject.lower_ in {"it", "there"} and subject.dep_ == "expl" else subject
    if target.pos_ == "NOUN":
        for child in target.children:
            if child.dep_ == "poss":
                return child
        slots = prepositions(target)
        for name in ("by", "from", "in"):
            if found := _first(slots.get(name, [])):
                return found
        aired = _first(slots.get("on", []))
        if aired is not None and aired.lemma_.lower() in AIRED:
            return aired
        modifiers = (c for c in target.children if c.dep_ in {"amod", "compound", "nmod"})
        return next((c for c in modifiers if c.tag_ in {"NNP", "NNPS"} or c.ent_type_ in {"NORP", "GPE"}), None)
    subject = _first(surface_subject(target.head)) if target.head.pos_ in VERBAL else None
    return subject if subject is not None and subject.lower_ not in {"it", "there"} else None


def _saying_above(verb: Token) -> Token | None:
    """The verb of saying that "adding" goes on with, which the parser hangs inside: "X said Y had left, adding that …".

    Whoever is told of adds nothing.
    """
    if verb.lemma_ != "add" or verb.tag_ != "VBG" or verb.dep_ not in {"advcl", "xcomp", "acl"}:
        return None
    inside = (t for t in verb.ancestors if t.dep_ == "ccomp" and t.i > t.head.i and reports(t.head))
    return next((t.head for t in inside), None)


def is_said_to(verb: Token) -> bool:
    """Whether a verb is the participle of "two men said to belong to X", which the parser may take for a main verb."""
    if verb.lemma_ not in HEARSAY or verb.tag_ not in {"VBD", "VBN"}:
        return False
    return any(c.dep_ == "xcomp" and c.i > verb.i and any(a.lower_ == "to" for a in c.lefts) for c in verb.children)


def _stranded(verb: Token) -> Token | None:
    """The speaker right before a verb of speech at the end: the parser hangs "…, an officer, X, said" on the clause."""
    reported = any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children)
    if not reported or not reports(verb):
        return None
    i = verb.i - 1
    if i > 0 and verb.doc[i].text == ",":
        i -= 1
    node = verb.doc[i]
    while node.dep_ in {"compound", "appos"} and node.head.i > verb.sent.start:
        if node.dep_ == "appos" and node.left_edge.i > 0 and node.head.ent_type_ == "" and node.head.dep_ != "appos":
            break
        node = node.head
    before = node.left_edge.i - 1
    return node if node.pos_ in {"NOUN", "PROPN"} and before > 0 and verb.doc[before].text == "," else None


def _first(found: list[tuple[Token, How]]) -> Token | None:
    return found[0][0] if found else None


def same_segment(a: Token, b: Token) -> bool:
    """Whether no semicolon, colon or dash stands between two words."""
    first, last = min(a.i, b.i), max(a.i, b.i)
    return not any(a.doc[i].text in BREAKS or a.doc[i].is_sent_start for i in range(first + 1, last))


class Parentheses:
    """The reporting phrases of an article that no clause depends on: "according to X", ", X said,"."""

    def __init__(self, doc: Doc) -> None:
        self.found: dict[int, list[tuple[Token, Token]]] = {}
        for token in doc:
            if token.pos_ == "VERB" or token.dep_ == "prep" or token.lower_ == "according":
                source = _according(token) or _aside(token) or _view(token)
                if source is not None:
                    self.found.setdefault(token.sent.start, []).append((token, source))

    def source(self, trigger: Token) -> Token | None:
        """Who is given as the source of a predicate by such a phrase in its own part of the sentence."""
        for phrase, source in self.found.get(trigger.sent.start, ()):
            near = phrase.i != trigger.i and same_segment(phrase, trigger)
            if near and (phrase.i < trigger.i) != _closes(phrase):
                return source
        return None


def _according(token: Token) -> Token | None:
    if token.lower_ != "according":
        return None
    return next((inner for inner in token.subtree if inner.dep_ == "pobj"), None)


def _aside(verb: Token) -> Token | None:
    """The subject of a reporting verb that stands apart between commas without a complement of its own."""
    if verb.pos_ != "VERB" or verb.dep_ in {"relcl", "acl", "xcomp"}:
        return None
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if not subjects or not reports(verb):
        return None
    like = next((c for c in verb.children if c.lower_ == "as" and c.dep_ in {"mark", "advmod"}), None)
    if like is not None and verb.lemma_ not in LIKENED:
        return None  # what X points out or hopes is not what he says
    # "as X told parliament"
    others = [c for c in verb.children if c is not like and not (like and verb.lemma_ == "tell" and c.dep_ == "dobj")]
    if any(c.dep_ in COMPLEMENTS or c.dep_ == "mark" or _topic(c) for c in others):
        return None
    if like is not None:
        return subjects[0] if like.i < subjects[0].i and _is_apart(like) else None
    start = min(subjects[0].left_edge.i, verb.i)
    return subjects[0] if start > 0 and verb.doc[start - 1].text == "," else None


def _topic(preposition: Token) -> bool:
    """Whether a phrase tells what is spoken or heard of, so that the verb needs no other complement."""
    return preposition.dep_ == "prep" and preposition.lower_ in {"about", "of"}


def _is_apart(first: Token) -> bool:
    """Whether a phrase begins the sentence or stands behind a comma."""
    return first.i == first.sent.start or first.doc[first.i - 1].text == ","


def _view(preposition: Token) -> Token | None:
    """Whose words or view a clause is said to be: "in the words of X, …", "…, by X's account"."""
    if preposition.dep_ != "prep" or preposition.lower_ not in {"in", "by"} or not _is_apart(preposition):
        return None
    for noun in (c for c in preposition.children if c.dep_ == "pobj" and c.lemma_.lower() in VIEWS):
        end = noun.right_edge.i + 1
        if end < len(noun.doc) and noun.doc[end].text in {",", "."}:
            return next((c for c in noun.children if c.dep_ == "poss"), None) or _first(
                prepositions(noun).get("of", [])
            )
    return None


def _closes(phrase: Token) -> bool:
    """Whether the phrase ends its part of the sentence, so that it speaks of what stands before it."""
    doc = phrase.doc
    end = max(t.i for t in phrase.subtree) + 1
    if phrase.lower_ != "according":
        after = [c for c in phrase.children if c.i > phrase.i and c.dep_ != "punct"]
        subjects = [c for c in phrase.children if c.dep_ == "nsubj"]
        own = [t.i for c in (*after, *subjects) for t in c.subtree]
        end = max([phrase.i, *own]) + 1
    while end < len(doc) and (doc[end].is_space or doc[end].text in {'"', "”", "''"}):
        end += 1
    if end < len(doc) and doc[end].text == ",":
        return _after_clause(phrase)
    return end >= len(doc) or bool(doc[end].is_sent_start) or doc[end].text in {".", "?", "!", *BREAKS}


def _after_clause(phrase: Token) -> bool:
    """Whether a phrase between commas follows a whole clause, not its subject alone or a conjunction."""
    start = min([phrase.i, *(c.left_edge.i for c in phrase.children if c.dep_ == "nsubj")])
    before = [t for t in phrase.doc[phrase.sent.start : start] if same_segment(t, phrase) and t.text != ","]
    if not before or before[-1].dep_ in {"cc", "mark"} or before[-1].tag_ == "WRB":
        return False
    return any(t.tag_ in TENSED and t.dep_ not in {"relcl", "advcl"} for t in before)
