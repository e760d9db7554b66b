"""Every rule, by its code, in alphabetical order."""

from plancheck.errors import PlancheckError
from plancheck.language.words import nearest
from plancheck.rules import (
    announced_list_missing,
    bare_name,
    broken_reference,
    broken_suppression,
    commented_target,
    contact_without_target,
    content_elsewhere,
    cycle_claimed_twice,
    date_out_of_order,
    duplicate_contact,
    duplicate_target,
    duplicate_theme,
    goals_in_prose,
    inconsistent_contact,
    insecure_link,
    invisible_character,
    label_in_two_plans,
    list_in_paragraph,
    malformed_table,
    orphan_section,
    placeholder,
    quoted_name,
    rst_syntax,
    schema,
    several_themes_in_row,
    shadowed_section,
    short_underline,
    table_not_read,
    table_without_header,
    theme_without_contact,
    theme_without_goal,
    theme_without_section,
    too_many_contacts,
    undeclared_value,
    unmarked_stretch,
    unreadable_plan,
    unused_suppression,
    unused_target,
    wrong_cycle,
    wrong_schema,
)
from plancheck.rules.base import Rule

RULES: tuple[Rule, ...] = (
    announced_list_missing.RULE,
    bare_name.RULE,
    broken_reference.RULE,
    broken_suppression.RULE,
    commented_target.RULE,
    contact_without_target.RULE,
    content_elsewhere.RULE,
    cycle_claimed_twice.RULE,
    date_out_of_order.RULE,
    duplicate_contact.RULE,
    duplicate_target.RULE,
    duplicate_theme.RULE,
    goals_in_prose.RULE,
    inconsistent_contact.RULE,
    insecure_link.RULE,
    invisible_character.RULE,
    label_in_two_plans.RULE,
    list_in_paragraph.RULE,
    malformed_table.RULE,
    orphan_section.RULE,
    placeholder.RULE,
    quoted_name.RULE,
    rst_syntax.RULE,
    schema.RULE,
    several_themes_in_row.RULE,
    shadowed_section.RULE,
    short_underline.RULE,
    table_not_read.RULE,
    table_without_header.RULE,
    theme_without_contact.RULE,
    theme_without_goal.RULE,
    theme_without_section.RULE,
    too_many_contacts.RULE,
    undeclared_value.RULE,
    unmarked_stretch.RULE,
    unreadable_plan.RULE,
    unused_suppression.RULE,
    unused_target.RULE,
    wrong_cycle.RULE,
    wrong_schema.RULE,
)

BY_CODE = {rule.code: rule for rule in RULES}


def named(code: str) -> Rule:
    """The rule with the id ``code``; raises PlancheckError with the nearest one when none is."""
    if code not in BY_CODE:
        close = nearest(code, BY_CODE)
        hint = f"did you mean {close}?" if close else "`plancheck explain` lists them"
        raise PlancheckError(f"there is no rule {code!r}", hint)
    return BY_CODE[code]


def of_schema(code: str, name: str) -> Rule:
    """The rule that schema ``name`` gives its breaches to; raises PlancheckError where it cannot.

    A rule that has no words for a breach finds its problems by itself, and knows no schema.
    """
    able = [rule.code for rule in RULES if rule.describe]
    if code not in able:
        close = nearest(code, able)
        raise PlancheckError(
            f"{name}: x-plancheck names the rule {code!r}, which "
            + ("finds its problems by itself" if code in BY_CODE else "there is not"),
            f"did you mean {close}?" if close else f"a schema can name {', '.join(able)}",
        )
    return BY_CODE[code]
