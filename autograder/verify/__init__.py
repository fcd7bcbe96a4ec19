"""Tests the tests: right answers, wrong answers and mutants go through the sealed grader.

A check is fair if it accepts every right answer, rejects every wrong one and says why.  Here that
is counted.
"""
