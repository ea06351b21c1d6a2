"""What an element is called in Python never hides what a schema declares."""

from qmsgen.model.element import Element
from qmsgen.model.shape import ListShape, MapShape, RecordShape, UnionShape
from qmsgen.model.vocabulary import vocabulary


def records(shape, seen):
    match shape:
        case RecordShape() if id(shape) not in seen:
            seen[id(shape)] = shape
            for field in shape.fields.values():
                records(field.shape, seen)
        case MapShape(value=inner) | ListShape(item=inner):
            records(inner, seen)
        case UnionShape():
            for inner in (shape.scalar, shape.sequence, shape.mapping):
                records(inner, seen)
    return seen.values()


def test_no_declared_property_is_hidden_by_an_attribute_of_the_element():
    own = {name for name in dir(Element) if not name.startswith("__")}
    hidden = {
        f"{shape.kind}.{name}"
        for shape in records(vocabulary().record("policy-set"), {})
        for name in own & set(shape.fields)
    }
    assert hidden == set()
