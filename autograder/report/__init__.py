"""What is made of verdicts: grades.csv, timings.csv, results.json, pages and tables."""

from autograder.report.errors import ReportError
from autograder.report.feedback import feedback_html
from autograder.report.grades_csv import write_grades
from autograder.report.results_json import gradescope_results
from autograder.report.terminal import class_table, grades_table
from autograder.report.timings_csv import write_timings
from autograder.report.write import Written, write_submission, write_summary

__all__ = [
    "ReportError",
    "Written",
    "class_table",
    "feedback_html",
    "grades_table",
    "gradescope_results",
    "write_grades",
    "write_submission",
    "write_summary",
    "write_timings",
]
