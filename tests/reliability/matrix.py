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
    23: (
        "rules/test_rules.py::test_a_case_gives_what_its_comments_say",
        "render/test_terminal.py::test_every_character_comes_out_printable",
    ),
    24: ("rules/test_rules.py::test_a_case_gives_what_its_comments_say",),
    26: ("rst/test_reader.py::test_sphinx_directives_and_roles_lose_nothing",),
    30: ("rst/test_benchmark.py::test_plans_are_read_as_people_read_them",),
    57: (
        "cli/test_escape.py::test_words_of_a_plan_stay_words",
        "cli/test_escape.py::test_what_is_quoted_in_an_error_is_escaped",
        "render/test_formats.py::test_no_text_becomes_a_command_or_reaches_a_terminal",
        "render/changes/test_formats.py::test_no_plan_can_reach_the_terminal_or_the_runner",
    ),
    58: (
        "render/test_formats.py::test_no_text_becomes_a_command_or_reaches_a_terminal",
        "render/changes/test_formats.py::test_no_plan_can_reach_the_terminal_or_the_runner",
    ),
    59: (
        "render/test_workflow.py::test_a_command_is_escaped_as_the_toolkit_does",
        "render/test_workflow.py::test_what_the_runner_reads_is_what_was_said",
    ),
    60: (
        "render/test_markdown.py::test_payloads_are_words",
        "render/test_prose.py::test_markdown_shows_the_words_and_is_nothing_else",
        "render/changes/test_formats.py::test_no_plan_can_mark_up_the_markdown",
    ),
    61: ("render/test_prose.py::test_mentions_and_references_are_broken",),
    62: (
        "render/test_markdown.py::test_a_comment_is_never_too_long_and_counts_what_it_leaves_out",
        "render/changes/test_formats.py::test_markdown_stays_below_the_limit_with_the_heaviest_first",
    ),
    63: (
        "render/test_sarif.py::test_a_path_is_a_uri",
        "render/test_sarif.py::test_what_github_refuses_is_left_out_and_counted",
    ),
    64: ("render/test_xml_text.py::test_every_character_is_read_strictly",),
    65: (
        "render/test_terminal.py::test_json_holds_no_command_and_only_ascii",
        "cli/test_check.py::test_json_is_strict_and_keeps_to_its_schema",
    ),
    66: (
        "render/changes/test_formats.py::test_html_is_one_page_that_loads_and_runs_nothing",
        "render/changes/test_formats.py::test_no_plan_can_put_a_tag_into_the_page",
    ),
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
    91: (
        "test_cache.py::test_a_damaged_document_is_as_good_as_none",
        "test_cache.py::test_a_folder_of_somebody_else_is_not_used",
        "test_cache.py::test_a_folder_that_cannot_be_written_is_no_matter",
    ),
    92: (
        "diff/test_laws.py::test_a_plan_did_not_change_from_itself",
        "diff/test_laws.py::test_read_backwards_the_changes_are_mirrored_and_all_are_in_place",
    ),
}
"""Rows that a test elsewhere covers in full."""

GIT = frozenset([*range(32, 37), *range(38, 54), 56])
"""Rows whose tests are those of git, each with ``# row NN`` behind its name."""

NOT_HERE: dict[int, str] = {
    54: (
        "Windows looks for programs in the working folder first. There is no Windows machine here;"
        " SECURITY.md says what is not promised there."
    ),
    67: "There is no report in CSV, so that no cell can be a formula.",
    96: "A score, no test: SECURITY.md publishes it.",
}
"""Rows that have no test, with the reason."""
