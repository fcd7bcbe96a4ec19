# %% ok_midpoint: the arrow between the centres
playground_weights = (2, 1, -8.5)

# %% ok_slider: as somebody finds it with sliders, a list
playground_weights = [1.5, 0.8, -6.5]

# %% ok_means: difference of the means, computed, an array
_c0, _c1 = points[classes == 0].mean(axis=0), points[classes == 1].mean(axis=0)
_arrow = _c1 - _c0
playground_weights = np.array([*_arrow, -_arrow @ (_c0 + _c1) / 2])

# %% ok_tensorflow: logistic regression with the tape, a tensor
_X = tf.constant(np.c_[points - points.mean(axis=0), np.ones(len(points))])
_v = tf.Variable(tf.zeros((3, 1), tf.float64))
for _ in range(300):
    with tf.GradientTape() as _tape:
        _loss = tf.reduce_mean(
            tf.nn.sigmoid_cross_entropy_with_logits(
                labels=tf.constant(classes[:, None].astype(float)), logits=_X @ _v
            )
        )
    _v.assign_sub(0.5 * _tape.gradient(_loss, _v))
_u = _v.numpy().ravel()
playground_weights = tf.constant([_u[0], _u[1], _u[2] - _u[:2] @ points.mean(axis=0)])

# %% ok_random_search: random lines until one is good enough
_rng = np.random.default_rng(0)
_share, playground_weights = 0, None
while _share < 0.955:
    _try = tuple(
        float(v) for v in (_rng.uniform(-3, 3), _rng.uniform(-3, 3), _rng.uniform(-12, 12))
    )
    _share = np.mean(
        (_try[0] * points[:, 0] + _try[1] * points[:, 1] + _try[2] > 0) == (classes == 1)
    )
    if _share >= 0.955:
        playground_weights = _try
