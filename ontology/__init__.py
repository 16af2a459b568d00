"""What can be said: records, errors, relations, actor types. No I/O but its own data files; imports nothing of ours."""

from polgraph.ontology.cameo import from_cameo
from polgraph.ontology.load import load_ontology
from polgraph.ontology.model import Mode, Ontology, Predicate, Relation, Term

__all__ = ["Mode", "Ontology", "Predicate", "Relation", "Term", "from_cameo", "load_ontology"]
