"""What crosses the wire arrives as it was sent, as plain data."""

from __future__ import annotations

import enum
import math
import warnings
from collections import Counter, OrderedDict, defaultdict, namedtuple
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from autograder.wire import HandleRef, RemoteError, TensorArray, decode, encode, pack, unpack


def trip(value: Any) -> Any:
    return decode(unpack(pack(encode(value))))


def same(a: Any, b: Any) -> bool:
    """Equal in type and value, down to the bits of floats and the order of dicts."""
    if isinstance(a, np.generic) and isinstance(b, np.generic):
        return a.dtype == b.dtype and a.tobytes() == b.tobytes()
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    if isinstance(a, float):
        return (math.isnan(a) and math.isnan(b)) or (
            a == b and math.copysign(1, a) == (math.copysign(1, b))
        )
    if isinstance(a, complex):
        return same(a.real, b.real) and same(a.imag, b.imag)
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return same(list(a.items()), list(b.items()))
    return bool(a == b)


_any_text = st.text(st.characters(exclude_categories=()))  # lone surrogates too
_keys = st.one_of(
    st.integers(), _any_text, st.booleans(), st.none(), st.binary(),
    st.floats(allow_nan=False), st.tuples(st.integers(), _any_text),
)  # fmt: skip
_scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.integers(-(2**900), 2**900), st.floats(),
    st.complex_numbers(), _any_text, st.binary(),
    st.sets(_keys, max_size=4),
)  # fmt: skip
_values = st.recursive(
    _scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(_keys, inner, max_size=4),
    ),
    max_leaves=20,
)
_dtypes = st.one_of(
    npst.boolean_dtypes(),
    npst.integer_dtypes(),
    npst.unsigned_integer_dtypes(),
    npst.floating_dtypes(sizes=(16, 32, 64)),
    npst.complex_number_dtypes(sizes=(64, 128)),
    npst.unicode_string_dtypes(max_len=4),
)
_arrays = _dtypes.flatmap(
    lambda dtype: npst.arrays(dtype, npst.array_shapes(min_dims=0, max_dims=4, min_side=0))
)


@given(_values)
def test_plain_values_arrive_as_they_were(value: Any) -> None:
    assert same(trip(value), value)


@given(_arrays)
def test_arrays_arrive_with_shape_type_and_bits(array: np.ndarray[Any, Any]) -> None:
    arrived = trip(array)
    assert type(arrived) is np.ndarray
    assert arrived.dtype == array.dtype.newbyteorder("<")
    assert arrived.shape == array.shape
    assert arrived.tobytes() == array.astype(array.dtype.newbyteorder("<")).tobytes()


@pytest.mark.parametrize("value", [2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64, 10**3000])
def test_integers_of_every_size(value: int) -> None:
    assert same(trip(value), value)


def test_arrays_that_are_views_arrive_whole() -> None:
    square = np.arange(12.0).reshape(3, 4)
    for view in (square.T, square[::2, ::-1], square[:, 1], np.broadcast_to(square[0], (5, 4))):
        np.testing.assert_array_equal(trip(view), view)
    assert trip(np.asfortranarray(square)).tolist() == square.tolist()


def test_what_arrives_can_be_written_to() -> None:
    arrived = trip(np.zeros(3))
    arrived[0] = 1.0
    assert arrived.tolist() == [1.0, 0.0, 0.0]


def test_big_endian_arrays_arrive_as_values() -> None:
    assert trip(np.array([1, 258], ">i4")).tolist() == [1, 258]
    assert trip(np.array(["grün"], ">U4")).tolist() == ["grün"]


@pytest.mark.parametrize(
    "dtype", ["?", "b", "H", "i", "q", "Q", "e", "f", "d", "F", "D"], ids=lambda d: np.dtype(d).name
)
def test_numpy_scalars_stay_scalars(dtype: str) -> None:
    value = np.dtype(dtype).type(1)
    arrived = trip(value)
    assert same(arrived, value)
    assert arrived.shape == ()


def test_a_zero_dimensional_array_is_no_scalar() -> None:
    arrived = trip(np.array(2.5))
    assert type(arrived) is np.ndarray
    assert arrived.shape == ()


@pytest.mark.parametrize("value", [np.longdouble(1.5), np.array([1.5, 2.0], np.longdouble)])
def test_extended_precision_becomes_float64(value: Any) -> None:
    arrived = trip(value)
    assert arrived.dtype == np.float64
    np.testing.assert_array_equal(arrived, np.asarray(value, float))


@pytest.mark.parametrize(
    "masked",
    [
        np.ma.array([1.0, 2.0, 3.0], mask=[False, True, False]),
        np.ma.array([[1, 2], [3, 4]], mask=True),
        np.ma.array([1.0, 2.0]),
        np.ma.array(np.float32(2)),
        np.ma.masked,
        np.ma.array([]),
        np.ma.array([1.0, 2.0], mask=[True, False], dtype=np.longdouble),
    ],
    ids=["some", "all", "none", "0-d", "constant", "empty", "longdouble"],
)
def test_masked_arrays_keep_data_and_mask(masked: Any) -> None:
    arrived = trip(masked)
    assert type(arrived) is np.ma.MaskedArray
    assert arrived.shape == masked.shape
    np.testing.assert_array_equal(np.ma.getmaskarray(arrived), np.ma.getmaskarray(masked))
    np.testing.assert_array_equal(arrived.data, np.asarray(masked.data, arrived.dtype))


def test_a_matrix_arrives_as_an_array() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PendingDeprecationWarning)
        matrix = np.matrix([[1.0, 2.0]])
    arrived = trip(matrix)
    assert type(arrived) is np.ndarray
    assert arrived.shape == (1, 2)


def test_sets_arrive_also_inside_each_other() -> None:
    assert trip({1, "a", (2.0, None)}) == {1, "a", (2.0, None)}
    assert same(trip(frozenset({1, 2})), frozenset({1, 2}))
    assert trip({frozenset({1}), frozenset()}) == {frozenset({1}), frozenset()}
    assert trip({frozenset({1, 2}): "pair"}) == {frozenset({1, 2}): "pair"}


_indices = [
    pd.RangeIndex(3),
    pd.Index([3, 1, 2]),
    pd.Index([0.5, np.nan, 2.0]),
    pd.Index(["a", "b", "a"]),
    pd.Index([1, "a", None], dtype=object),
    pd.MultiIndex.from_tuples([(1, "a"), (1, "b"), (2, "a")]),
]


@pytest.mark.parametrize("index", _indices, ids=lambda i: type(i).__name__)
def test_series_keep_values_and_index(index: Any) -> None:
    arrived = trip(pd.Series([1.5, 2.5, np.nan], index=index))
    assert type(arrived) is pd.Series
    assert arrived.dtype == np.float64
    np.testing.assert_array_equal(arrived.to_numpy(), [1.5, 2.5, np.nan])
    assert arrived.index.equals(pd.Index(list(index)))


@pytest.mark.parametrize(
    "values",
    [
        [1, 2], [True, False], ["a", "b"], ["a", None], [1.5, "b"], [2**70, 1], [],
        np.array([1, 2], np.float16),
    ],
    ids=str,
)  # fmt: skip
def test_series_of_any_content(values: Any) -> None:
    sent = pd.Series(values)
    pd.testing.assert_series_equal(trip(sent), sent)


def test_series_of_nullable_and_categorical_types_arrive_as_values() -> None:
    assert trip(pd.Series([1, 2], dtype="Int64")).tolist() == [1, 2]
    assert trip(pd.Series(pd.Categorical(["u", "v", "u"]))).tolist() == ["u", "v", "u"]


def test_tables_with_mixed_columns() -> None:
    sent = pd.DataFrame(
        {"n": [1, 2], "x": [0.5, np.nan], "s": ["a", "b"], "b": [True, False], 3: [None, 1]},
        index=["first", "second"],
    )
    arrived = trip(sent)
    assert type(arrived) is pd.DataFrame
    pd.testing.assert_frame_equal(arrived, sent, check_index_type=False, check_column_type=False)


def test_tables_of_odd_form() -> None:
    assert trip(pd.DataFrame()).shape == (0, 0)
    assert trip(pd.DataFrame(index=[1, 2])).shape == (2, 0)
    assert trip(pd.DataFrame({"a": []})).shape == (0, 1)
    twice = trip(pd.DataFrame([[1, "x"]], columns=["a", "a"]))
    assert twice.columns.tolist() == ["a", "a"]
    assert twice.iloc[0].tolist() == [1, "x"]


def test_an_index_arrives_as_its_values() -> None:
    assert trip(pd.Index([1, 2])).tolist() == [1, 2]
    assert trip(pd.Index(["a"])) == ["a"]


@pytest.mark.parametrize("origin", ["tf.Tensor", "tf.Variable"])
def test_a_tensor_array_keeps_its_origin(origin: str) -> None:
    tensor = np.array([1.0, 2.0], np.float32).view(TensorArray)
    tensor.origin = origin
    arrived = trip(tensor)
    assert type(arrived) is TensorArray
    assert arrived.origin == origin
    assert type(arrived.numpy()) is np.ndarray


def test_the_receiver_may_rebuild_tensors() -> None:
    tree = encode(np.zeros(2, np.float32).view(TensorArray))
    assert decode(tree, lambda array, origin: (origin, array.tolist())) == ("tf.Tensor", [0.0, 0.0])


def test_handles_and_errors_arrive() -> None:
    ref = HandleRef(7, "a function", "softmax")
    assert trip([ref]) == [ref]
    error = RemoteError("Oops", ("ValueError", "Exception"), "no \ud800")
    assert trip(error) == error
    assert trip(KeyError("k")) == RemoteError(
        "KeyError", ("KeyError", "LookupError", "Exception", "BaseException", "object"), "'k'"
    )


class _Lies:
    """Whatever a subclass may say about itself; the wire asks the base type."""

    def _lie(self, *args: Any, **kwargs: Any) -> Any:
        raise AssertionError("the wire asked a subclass")

    __iter__ = __len__ = __getitem__ = __int__ = __index__ = __float__ = __str__ = __repr__ = _lie
    __array__ = __eq__ = __complex__ = __bool__ = items = keys = values = tolist = _lie
    __hash__ = object.__hash__


class LyingList(_Lies, list[Any]):
    pass


class LyingTuple(_Lies, tuple[Any, ...]):
    pass


class LyingDict(_Lies, dict[Any, Any]):
    pass


class LyingSet(_Lies, set[Any]):
    pass


class LyingStr(_Lies, str):
    pass


class LyingInt(_Lies, int):
    pass


class LyingFloat(_Lies, float):
    pass


class LyingComplex(_Lies, complex):
    pass


class LyingBytes(_Lies, bytes):
    pass


class LyingArray(np.ndarray[Any, Any]):
    __array__ = __iter__ = __len__ = __getitem__ = tobytes = tolist = astype = _Lies._lie
    shape = property(lambda self: (99,))  # type: ignore[assignment]


@pytest.mark.parametrize(
    ("lying", "plain"),
    [
        (LyingList([1, 2]), [1, 2]),
        (LyingTuple((1, 2)), (1, 2)),
        (LyingDict({"a": 1}), {"a": 1}),
        (LyingSet({1}), {1}),
        (LyingStr("text"), "text"),
        (LyingInt(5), 5),
        (LyingInt(2**80), 2**80),
        (LyingFloat(1.5), 1.5),
        (LyingComplex(1 + 2j), 1 + 2j),
        (LyingBytes(b"ab"), b"ab"),
    ],
    ids=lambda v: type(v).__name__,
)
def test_lying_subclasses_arrive_as_their_plain_base(lying: Any, plain: Any) -> None:
    assert same(trip(lying), plain)


def test_a_lying_array_arrives_as_its_plain_base() -> None:
    arrived = trip(np.arange(4.0).view(LyingArray))
    assert type(arrived) is np.ndarray
    assert arrived.tolist() == [0.0, 1.0, 2.0, 3.0]


class LyingFrame(pd.DataFrame):
    __array__ = __iter__ = __len__ = __getitem__ = to_numpy = items = _Lies._lie
    values = property(_Lies._lie)
    shape = property(lambda self: (99, 99))


class LyingSeries(pd.Series):
    __array__ = __iter__ = __len__ = __getitem__ = to_numpy = items = tolist = _Lies._lie
    values = property(_Lies._lie)


def test_lying_pandas_objects_arrive_as_their_plain_base() -> None:
    frame = trip(LyingFrame({"a": [1.0, 2.0], "b": ["x", "y"]}))
    assert type(frame) is pd.DataFrame
    assert frame.to_dict("list") == {"a": [1.0, 2.0], "b": ["x", "y"]}
    series = trip(LyingSeries(["x", 1], dtype=object))
    assert type(series) is pd.Series
    assert series.tolist() == ["x", 1]


class Colour(enum.IntEnum):
    RED = 3


Point = namedtuple("Point", "x y")


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (Colour.RED, 3), (Point(1, 2), (1, 2)), (OrderedDict(a=1), {"a": 1}),
        (Counter("aab"), {"a": 2, "b": 1}), (defaultdict(list, {1: [2]}), {1: [2]}),
        (bytearray(b"ab"), b"ab"), (np.str_("a"), "a"), (np.bytes_(b"a"), b"a"),
    ],
    ids=lambda v: type(v).__name__,
)  # fmt: skip
def test_common_subclasses_arrive_plain(value: Any, plain: Any) -> None:
    assert same(trip(value), plain)


@pytest.mark.parametrize("value", [Fraction(1, 8), Decimal("0.125")])
def test_exact_numbers_arrive_as_floats(value: Any) -> None:
    assert same(trip([value]), [0.125])


def test_an_exact_number_beyond_floats_is_an_object() -> None:
    ref = HandleRef(0, "an object")
    assert decode(encode(Fraction(10**400), lambda value: ref)) == ref
