"""What the parser gets wrong in headlines, put right in the tree that all rules read.

"Kidnapper killed in raid" is passive though its auxiliary is missing, "Okello named army chief" names Okello, and in
"Mugica new finance minister" the copula is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.headlines.lines import headlines
from polgraph.extract.labels import SUBJECTS
from polgraph.extract.parse import link
from polgraph.extract.relations.phrases import lemmas

if TYPE_CHECKING:
    from polgraph.extract.actors.gazetteer import Gazetteer
    from polgraph.extract.lexicon import Lexicon
    from polgraph.extract.parse import Doc, Token

NAMING = frozenset("name appoint elect declare crown proclaim swear nominate designate call brand dub".split())
OFFICE_MARKS = frozenset("new acting interim next first former".split())
UNDERGONE = frozenset({"obj", "obj.of"})
STRONG = frozenset(
    "brought built bought caught cut fed fought found heard held hit hurt kept laid led left lost made met paid put "
    "sent set shot shut sold sought split struck taught told won".split()
)
"""Pasts that are participles too, beside those in -ed."""


def repair_headlines(doc: Doc, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
    """Repair the parse of each headline in place."""
    moved = False
    for line in headlines(doc.tokens):
        for token in line:
            moved |= _one_subject(token)
            _take_object(token)
            if token.tag_ in {"VBD", "VBN"} and _is_short_passive(token, lexicon):
                _make_passive(token)
        moved |= _add_copula(line, gazetteer)
    if moved:
        link(doc.tokens)


def _one_subject(verb: Token) -> bool:
    """Hang a state on the name behind it where the parser makes two subjects of them ("Peru ex-president X")."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    if len(subjects) != 2 or subjects[0].i + 1 != subjects[1].left_edge.i or subjects[0].tag_ != "NNP":
        return False
    subjects[0].head, subjects[0].dep_ = subjects[1], "compound"
    return True


def _take_object(verb: Token) -> None:
    """Make an object of a name right behind a past that the parser takes for an adverb ("rebels shelled Goma")."""
    behind = next((c for c in verb.children if c.left_edge.i == verb.i + 1 and c.dep_ == "npadvmod"), None)
    if behind is not None and verb.tag_ in {"VBD", "VBN"} and behind.pos_ == "PROPN" and behind.ent_type_ != "DATE":
        behind.dep_ = "dobj"


def _is_short_passive(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a past without an object is a participle: headlines tell what somebody did in the present."""
    kinds = {child.dep_ for child in verb.children}
    if not (verb.lower_.endswith("ed") or verb.lower_ in STRONG) or "nsubj" not in kinds:
        return False
    if kinds & {"aux", "auxpass", "ccomp"} or (verb.dep_ != "ROOT" and verb.tag_ == "VBD" and verb.dep_ != "ccomp"):
        return False
    names = NAMING.intersection(lemmas(verb))
    if kinds & {"dobj", "oprd"} and not names and "agent" not in kinds:
        return False
    entries = [e for lemma in lemmas(verb) for e in lexicon.lookup("v", lemma) if not e.particles]
    return bool(names) or any(UNDERGONE.intersection(e.object) or "obj" in e.subject for e in entries)


def _make_passive(verb: Token) -> None:
    verb.tag_ = "VBN"
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            child.dep_ = "nsubjpass"
        elif child.dep_ == "dobj":
            child.dep_ = "oprd"


def _add_copula(line: list[Token], gazetteer: Gazetteer) -> bool:
    """Make an apposition of "X new finance minister", of which the parser makes one name."""
    root = next((token for token in line if token.head is token), line[-1])
    mark = next((child for child in root.children if child.lower_ in OFFICE_MARKS and child.i < root.i), None)
    known = gazetteer.nouns.get(root.lemma_.lower())
    if mark is None or known is None or root.pos_ != "NOUN" or any(t.tag_.startswith("VB") for t in line):
        return False
    names = [c for c in root.children if c.i < mark.i and c.tag_ == "NNP" and c.right_edge.i < mark.i]
    last = line[0].doc[mark.i - 1]
    if not names or last not in names or names[0].left_edge is not line[0]:
        return False
    for name in names:
        name.head, name.dep_ = (last, "compound") if name is not last else (last, "ROOT")
    root.head, root.dep_ = last, "appos"
    return True
