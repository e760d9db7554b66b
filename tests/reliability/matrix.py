"""What the reliability matrix asks, row by row: where its test is, or why it has none.

A row with a test of its own here is found by its number, ``test_row_07_...``; every other one
stands below. ``test_matrix`` holds this to be complete.
"""

ROWS = range(1, 97)

REFERENCED: dict[int, tuple[str, ...]] = {
    1: ("rst/test_limits.py::test_no_configuration_of_docutils_is_read",),
    2: ("rst/test_limits.py::test_no_configuration_of_docutils_is_read",),
    4: ("rst/test_limits.py::test_nothing_is_fetched_or_inserted",),
    13: ("rst/test_limits.py::test_urls_in_a_row_are_no_crash",),
    20: (
        "test_source.py::test_what_is_no_plan_is_refused",
        "cli/test_check.py::test_what_cannot_be_read_is_told_and_the_rest_is_checked",
    ),
    21: ("rst/test_limits.py::test_characters_that_would_move_lines",),
    22: ("rst/test_limits.py::test_characters_that_would_move_lines",),
    26: ("rst/test_reader.py::test_sphinx_directives_and_roles_lose_nothing",),
    30: ("rst/test_benchmark.py::test_plans_are_read_as_people_read_them",),
    68: (
        "test_schema.py::test_nothing_is_fetched_though_it_could_be",
        "test_schema.py::test_nothing_is_read_though_it_is_there",
    ),
    69: (
        "test_schema.py::test_an_unusable_schema_is_refused_with_what_is_wrong_and_where",
        "test_schema.py::test_a_schema_that_refers_to_itself_without_end_is_refused",
    ),
    70: ("test_own_schema.py::test_a_pattern_that_takes_for_ever_is_ended",),
    71: (
        "test_schema.py::test_an_unusable_schema_is_refused_with_what_is_wrong_and_where",
        "test_own_schema.py::test_what_would_be_passed_over_is_refused",
    ),
    74: (
        "test_structured.py::test_yaml_that_does_harm_or_is_broken_is_refused_at_its_line",
        "test_structured.py::test_deep_yaml_is_read_up_to_the_limit_and_refused_beyond_it",
    ),
    77: (
        "cli/test_exit.py::test_a_bug_is_told_as_one_and_loses_no_finding",
        "cli/test_exit.py::test_a_bug_outside_the_rules_loses_nothing_either",
        "cli/test_exit.py::test_a_report_says_that_a_bug_left_it_incomplete",
    ),
    80: (
        "cli/test_exit.py::test_a_reader_that_goes_away_is_no_error",
        "cli/test_exit.py::test_head_gets_its_line",
    ),
    81: (
        "cli/test_exit.py::test_a_report_that_nobody_gets_is_an_error",
        "test_output.py::test_a_failure_leaves_what_was_there",
    ),
    83: (
        "cli/test_report_file.py::test_names_of_standard_output_are_known",
        "cli/test_report_file.py::test_a_link_is_followed",
        "cli/test_report_file.py::test_a_place_that_is_not_there_is_told",
        "cli/test_report_file.py::test_what_is_read_is_never_overwritten",
        "cli/test_report_file.py::test_a_pipe_is_written_to_as_it_is",
    ),
    90: ("cli/test_check.py::test_nothing_to_check_is_no_success",),
}
"""Rows that a test elsewhere covers in full."""

ELSEWHERE: dict[int, str] = {
    **dict.fromkeys((23, 24), "rules/cases/invisible_character"),
    **dict.fromkeys((32, 33, 34, 35, 36, *range(38, 54), 56), "git/"),
    **dict.fromkeys(range(57, 68), "render/"),
    91: "test_cache.py",
    92: "diff/",
}
"""Rows whose tests stand with what they are about, under their numbers there."""

NOT_HERE: dict[int, str] = {
    54: (
        "Windows looks for programs in the working folder first. There is no Windows machine here;"
        " SECURITY.md says what is not promised there."
    ),
    96: "A score to publish, no test: it has not been measured.",
}
"""Rows that have no test, with the reason."""
