"""JSON that would take far more than its length."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcve_desktop.exchange.limits import DEPTH, BeyondLimit, check_shape

DEEP, DEEPER = DEPTH, DEPTH + 1


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "[" * DEEP + "]" * DEEP, '{"a":' * DEEP + "1" + "}" * DEEP,
        "[" + "[]," * 1000 + "[]]", '"' + "[" * 1000 + '"', '["' + "\\\\" * 9 + "[" * 1000 + '"]',
        '["' + '\\"[' * 1000 + '"]', '{"[[[[[[[[": "]]]]", "{{{{{{{{{{{{{{": "\\u005b"}',
        "[" + '["[", "]"],' * 100 + "1]",
    ],
)  # fmt: skip
def test_text_with_many_brackets_is_no_depth(text: str) -> None:
    check_shape(text)


@pytest.mark.parametrize(
    "text",
    [
        "[" * DEEPER + "]" * DEEPER, "[" * DEEPER, '{"a":' * DEEPER, '[{"a":' * DEEP,
        '["]",' * DEEPER, '["\\"]",' * DEEPER, '["\\\\",' * DEEPER, "]" * 50 + "[" * DEEPER,
        "[[]," * DEEPER, "[\ud800" * DEEPER, '[["x", "[", "]"],' * DEEPER,
    ],
)  # fmt: skip
def test_depth_hides_behind_nothing(text: str) -> None:
    with pytest.raises(BeyondLimit):
        check_shape(text)


JSON = st.recursive(
    st.none() | st.integers() | st.text('[]{}\\",:a', max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text('[]{}"', max_size=3), inner)
    ),
    max_leaves=40,
)


def _depth(value: object) -> int:
    if isinstance(value, list):
        return 1 + max(map(_depth, value), default=0)
    if isinstance(value, dict):
        return 1 + max(map(_depth, value.values()), default=0)
    return 0


@given(value=JSON, wrapped=st.integers(0, 20))
def test_it_agrees_with_the_parser(value: object, wrapped: int) -> None:
    for _ in range(wrapped):
        value = [value]
    text = json.dumps(value, ensure_ascii=False)

    if _depth(value) > DEPTH:
        with pytest.raises(BeyondLimit):
            check_shape(text)
    else:
        check_shape(text)
