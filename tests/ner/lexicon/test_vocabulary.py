import pytest

from ner.lexicon import vocabulary

LISTS = {
    name: values for name, values in vars(vocabulary).items() if name.isupper() and isinstance(values, tuple)
}


@pytest.mark.parametrize("name", LISTS)
def test_no_value_stands_twice(name: str):
    assert len(set(LISTS[name])) == len(LISTS[name])
