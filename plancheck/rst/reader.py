"""RST text to a Plan: the parts of this package, put together."""

from collections.abc import Iterator

from plancheck.language.phrases import words_of
from plancheck.language.wording import DEFAULT, Wording
from plancheck.limits import TimeIsUp, time_limit
from plancheck.model import Flaw, FlawKind, NamedBy, Plan, Section, SectionRole, Theme
from plancheck.rst import document as limits
from plancheck.rst.commented import commented_targets
from plancheck.rst.declared import declared
from plancheck.rst.document import Document, parse
from plancheck.rst.flaws import flaws_of
from plancheck.rst.outline import Heading, Outline, outline
from plancheck.rst.passages import of_blocks, of_paragraphs
from plancheck.rst.priorities import PriorityReader, all_tables
from plancheck.rst.promises import promises
from plancheck.rst.references import References
from plancheck.rst.refusals import Unreadable
from plancheck.rst.roles import is_container, is_side
from plancheck.rst.sentences import sentences
from plancheck.rst.suppressions import suppressions_of
from plancheck.rst.themes import Draft, ThemeReader
from plancheck.rst.voice import named, series, voice
from plancheck.source import Passage, SourceText, Span

MAX_THEMES = 2_000
"""Most themes of a plan: what checks a schema takes its time for each. Real ones have up to 50."""


def read_plan(source: SourceText, wording: Wording = DEFAULT) -> Plan:
    """Read the plan in ``source``.

    A text that cannot be read gives a plan with no themes and a flaw that says why; nothing that
    a text holds raises.
    """
    for known in (words_of, sentences):
        known.cache_clear()  # texts can be long: what is kept of them is of one plan alone
    try:
        with time_limit(limits.MAX_SECONDS):
            document = parse(source)
            sections = outline(document)
            try:
                return _read(document, sections, wording)
            finally:
                sections.let_go()
                document.let_go()
    except TimeIsUp:
        refused = limits.too_slow(source.line_span(1))
    except Unreadable as reason:
        refused = reason
    return Plan(source, flaws=(Flaw(FlawKind.UNREADABLE, refused.reason, refused.span),))


def _read(document: Document, sections: Outline, wording: Wording) -> Plan:
    flaws = list(flaws_of(document))
    unread: list[Flaw] = []
    found = all_tables(document, sections, unread)
    flaws += unread
    suppressions = tuple(suppressions_of(document, sections, flaws))
    cells = {
        id(cell.node): cell.bounds
        for _, table in found
        for row in (*table.head, *table.rows)
        for cell in row
    }
    references = References(document, sections, cells)
    title = sections.title
    labels = references.labels(title) if title else []
    intro = tuple(of_paragraphs(sections.intro, document))
    names = list(_names(title, labels, document.source))
    speaks = voice([text for _, text, _ in names], intro, wording)

    priorities = PriorityReader(document, references, speaks)
    tables = priorities.read(found)
    flaws += [*references.flaws, *priorities.flaws]

    reader = ThemeReader(document, sections, references, speaks)
    # Where a table cannot be read, it may be the one that names the themes: nothing else is.
    malformed = sum(flaw.kind is FlawKind.MALFORMED_TABLE for flaw in flaws)
    lost = not tables and bool(malformed or unread)
    drafts = [] if lost else reader.drafts(tables, unread=malformed)
    if len(drafts) > MAX_THEMES:
        over = drafts[MAX_THEMES].name.span
        raise Unreadable(f"it has more than {MAX_THEMES} themes", over)
    themed = frozenset(id(draft.heading) for draft in drafts if draft.heading)
    tiers = frozenset(id(table.section) for table in tables)
    sides = [heading for heading in sections.all if is_side(heading, speaks)]
    tabled = frozenset(id(section) for section, _ in found)
    # Sections that may say how the priority tables are kept.
    telling = tiers | {id(heading) for heading in sides if id(heading) not in tabled}
    described = {
        id(heading): _section(heading, _role(heading, sections, reader, themed, tiers), document)
        for heading in sections.all
    }
    return Plan(
        document.source,
        title=title.title.text if title else None,
        title_span=title.title.span if title else None,
        label=labels[0][0] if labels else None,
        label_span=labels[0][1] if labels else None,
        cycle=speaks.cycle,
        series=series(names[-1][1], speaks.cycle, wording),
        section_labels=tuple(
            Passage(label, span)
            for heading in sections.all
            if heading is not title
            for label, span in references.labels(heading)
        ),
        named=tuple(named(names, wording)),
        themes=tuple(_theme(draft, reader, themed, described) for draft in drafts),
        has_table=bool(tables),
        people_columns=tuple(dict.fromkeys(table.people_name for table in tables)),
        intro=intro,
        asides=tuple(tuple(of_paragraphs(heading.blocks, document)) for heading in sides),
        notes=(
            *of_blocks(sections.intro, document),
            *(
                passage
                for heading in sections.all
                if heading is not title and id(heading) in telling
                for passage in described[id(heading)].passages
            ),
        ),
        promises=tuple(promises(sections, described, speaks)),
        declared=tuple(
            one
            for blocks in (sections.intro, *(heading.blocks for heading in sides))
            for one in declared(blocks, document)
        ),
        sections=tuple(described.values()),
        links=tuple(references.links),
        targets=references.targets,
        commented=tuple(commented_targets(document, sections)),
        flaws=tuple(sorted(flaws, key=lambda flaw: flaw.span)),
        suppressions=suppressions,
    )


def _names(
    title: Heading | None, labels: list[tuple[str, Span]], source: SourceText
) -> Iterator[tuple[NamedBy, str, Span]]:
    """What a plan is called: by its title, even where it has none, by its labels, by its file."""
    top = source.line_span(1)
    yield NamedBy.TITLE, title.title.text if title else "", title.title.span if title else top
    for label, span in labels:
        yield NamedBy.LABEL, label, span
    yield NamedBy.FILE, source.path.rsplit("/", 1)[-1].rsplit(".", 1)[0], top


def _theme(
    draft: Draft, reader: ThemeReader, themed: frozenset[int], described: dict[int, Section]
) -> Theme:
    row = draft.row
    return Theme(
        draft.name.text,
        draft.over if row else None,
        reader.commitment(draft),
        row.contacts if row else (),
        row.fields if row else (),
        row.link if row else None,
        described[id(draft.heading)] if draft.heading else None,
        reader.goals(draft, themed),
        draft.name.span,
    )


def _section(heading: Heading, role: SectionRole, document: Document) -> Section:
    parent = heading.parent.title.text if heading.parent else None
    passages = tuple(of_blocks(heading.blocks, document))
    return Section(heading.title.text, heading.level, role, parent, heading.title.span, passages)


def _role(
    heading: Heading,
    sections: Outline,
    reader: ThemeReader,
    themed: frozenset[int],
    tiers: frozenset[int],
) -> SectionRole:
    speaks = reader.voice
    if heading is sections.title:
        return SectionRole.TITLE
    if id(heading) in themed:
        return SectionRole.THEME
    if id(heading) in tiers:
        return SectionRole.TIER
    if is_side(heading, speaks):
        return SectionRole.SIDE
    if is_container(heading, speaks) or any(id(child) in themed for child in heading.children):
        return SectionRole.CONTAINER
    goals = reader.goals(Draft(heading.title, None, heading=heading), themed)
    return SectionRole.OTHER if goals else SectionRole.SIDE
