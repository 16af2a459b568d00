"""Map the folders graph/, extract/ and ontology/ into the package polgraph (pyproject.toml cannot compute the list)."""

from setuptools import find_packages, setup

ROOMS = ("graph", "extract", "ontology")
inner = [f"polgraph.{room}{'.' if sub else ''}{sub}" for room in ROOMS for sub in ("", *find_packages(room))]
setup(
    packages=["polgraph", *(f"polgraph.{sub}" for sub in find_packages("polgraph")), *inner],
    package_dir={"polgraph": "polgraph", **{f"polgraph.{room}": room for room in ROOMS}},
)
