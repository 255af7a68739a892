"""References to the named parts of the API's schema."""

from advisor.data_schema import Schema

PLACE = "#/components/schemas/"


def reference(name: str) -> Schema:
    """A reference to a component by its name."""
    return {"$ref": PLACE + name}


def list_of(name: str) -> Schema:
    """A list of a component by its name."""
    return {"type": "array", "items": reference(name)}
