"""How often does a right answer fail where something in it is random?

    python -m bench.calibrate          2,000 runs of each model solution, 200 of each right answer
    python -m bench.calibrate train    only this question

Each run is the question's own test cell, unchanged, in a process without walls, against the model
solution or a right answer from tests/answers.  What is random is drawn anew: the `seed` argument
and the random generators that the test passes are exchanged for others of this run, and the global
generators of NumPy, TensorFlow and Python are seeded with the run's number.

Runs are kept in bench/calibrate/results/, so that a stopped calibration goes on where it was; runs
of an older version of a test or an answer are thrown away.
"""
