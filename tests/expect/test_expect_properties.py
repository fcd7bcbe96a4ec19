"""What holds for all numbers."""

import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder import expect

# Without shrinking: a failure says enough, and shrinking nested values can take minutes.
steady = settings(
    deadline=None,
    derandomize=True,
    max_examples=60,
    phases=[Phase.explicit, Phase.generate],
    report_multiple_bugs=False,
)

numbers = st.floats(-(2.0**40), 2.0**40, width=32)
shapes = hnp.array_shapes(min_dims=1, max_dims=3, max_side=4)
arrays = hnp.arrays(np.float64, shapes, elements=numbers)

CONTAINERS = [
    lambda a: a,
    lambda a: a.tolist(),
    lambda a: tuple(a.tolist()),
    lambda a: a.astype(np.float32),
    lambda a: a.astype(object),
    lambda a: np.asfortranarray(a),
    lambda a: list(a),
    lambda a: pd.Series(a, index=range(9, 9 - len(a), -1)) if a.ndim == 1 else a,
    lambda a: pd.DataFrame(a) if a.ndim == 2 else a,
]


def refused(*args, **kwargs):
    with pytest.raises(expect.Mismatch) as caught:
        expect.close(*args, **kwargs)
    return caught.value


@steady
@given(arrays, st.sampled_from(CONTAINERS), st.sampled_from(CONTAINERS))
def test_any_container_of_the_same_numbers_is_accepted(values, got, want):
    expect.close(got(values), want(values))
    expect.equal(got(values), want(values))
    assert np.array_equal(expect.array(got(values)), values)


@steady
@given(arrays, st.sampled_from(CONTAINERS), st.data())
def test_one_entry_beyond_tolerance_is_refused(values, container, data):
    index = tuple(data.draw(st.integers(0, size - 1)) for size in values.shape)
    sign = data.draw(st.sampled_from([-1, 1]))
    changed = values.copy()
    changed[index] += sign * 3 * (1e-6 + 1e-5 * abs(values[index]))
    error = refused(container(changed), values)
    assert error.form is None or "float32" in error.form
    with pytest.raises(expect.Mismatch):
        expect.equal(changed, values)


@steady
@given(arrays, st.floats(-1, 1))
def test_within_tolerance_is_accepted(values, part):
    expect.close(values + 0.99 * part * (1e-6 + 1e-5 * np.abs(values)), values)


@steady
@given(arrays, shapes)
def test_another_shape_is_refused_whatever_would_broadcast(values, shape):
    got = np.resize(values, shape)
    if got.shape != values.shape:
        assert refused(got, values).form is not None


@steady
@given(arrays, st.sampled_from([np.nan, np.inf, -np.inf]), st.data())
def test_one_nan_or_infinity_is_refused(values, bad, data):
    index = tuple(data.draw(st.integers(0, size - 1)) for size in values.shape)
    changed = values.copy()
    changed[index] = bad
    error = refused(changed, values)
    assert (error.form is not None) == bool(np.isnan(bad))
    expect.close(changed, changed.copy())


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.complex_numbers()
    | st.text(max_size=5)
    | st.binary(max_size=5)
    | st.decimals()
    | st.fractions()
    | hnp.arrays(hnp.scalar_dtypes(), hnp.array_shapes(min_dims=0, max_dims=2, max_side=3)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner),
    max_leaves=6,
)


@steady
@given(anything, anything)
def test_nothing_escapes_but_a_mismatch_and_nothing_warns(got, other):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for want in (1.0, [np.inf, 2.0], "text", True, {"a": 1}, [[1], ["b"]], {1}, None):
            with_mistakes = {"m": lambda: [1.0, 2.0]}
            try:
                expect.equal(got, want, mistakes={**with_mistakes, "n": {"b": 2}})
            except expect.Mismatch as error:
                assert str(error)
        try:
            expect.close(got, [[-1.0, np.inf], [np.nan, 4.0]], mistakes=with_mistakes)
        except expect.Mismatch as error:
            assert str(error)


@steady
@given(anything)
def test_equal_is_reflexive_where_it_can_want_the_value(value):
    try:
        expect.equal(value, value)
    except expect.AuthoringError:
        with pytest.raises(expect.AuthoringError):
            expect.equal(None, value)
