"""What sentences of a plan's prose do, and what is left of one that speaks of a stretch goal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.language.wording import DEFAULT
from plancheck.model import Commitment
from plancheck.rst.acts import Act, Voice
from plancheck.rst.sentences import judge, refuses, sentences
from plancheck.rst.stretch import no_stretch_goals, stretch

VOICE = Voice(DEFAULT, "newton", frozenset(["kestrel"]))

COMMITS = """
We plan to support two uplinks.
We will rewrite the index.
We'll then build on that.
We'd like to drop the old format.
We need a rate limit before that.
We also want to start looking at quotas.
In Newton, the driver will be deprecated.
In Newton there will be an effort on cleaning up the tests.
During Newton we are focusing on the default setup.
Kestrel plans to adopt the new parser.
Kestrel wants to remove the shim.
The goal is to boot without a disk.
The goal of this cycle is a working prototype.
First step: write the specification.
Our aim is one binary.
What we will deliver is a prototype.
The team would like to close that gap.
The parser must accept comments.
Writers should become aware of quotas.
Let's make downtime a thing of the past.
Let us merge both tools.
Many projects support it - we should too.
The code is nearly done, let's put some effort into the rest.
Although the queue is stable, we need to shorten it.
To close the gap, the API has to grow a filter.
As part of this work, the docs will be scrubbed.
Now that all objects are versioned, we need to update the logic.
Add support for comments.
Finish making the tests pass.
Moving the docs into the tree.
Define and implement a stable format.
This work also includes the ability to resume.
This involves code changes, new jobs and documentation.
This subset will be based on labels.
These objects will be refreshed periodically.
The driver is being rewritten in Rust.
Ada is rewriting the scheduler.
Ada is setting up the console.
Two drivers remain to be completed.
Work is on-going to merge the rest.
The error codes get a page of their own.
The horizon panels need porting to v2.
The consensus was to move the service towards a library.
By the end of May all workers run the new kernel.
It is planned to merge both indexes.
""".strip().split("\n")

TELLS = """
We started this effort in Kilo.
The library was created last cycle.
Last cycle we planned to do this and did not get to it.
Historically, plans were long.
Kestrel currently supports groups.
Operators must currently restart by hand.
This will make the code more maintainable.
This will help scale the service.
This is required for the removal of the shim.
It is also needed by other teams.
This enables partitioning, which will be needed later.
We expect this to improve CI time.
We hope that doing so will improve things.
The result should be clearer.
Osprey wants to remove their old API.
Operators want to see their quotas.
Many users would like to have it.
People ask for a better installer.
The story can be found at the tracker.
More information is in the spec.
See the design note for what will change.
You can learn more in the specification that we will publish.
Note that this will need care.
Please review what we will propose.
Will it be ready?
This is dependent on the work that is being done elsewhere.
The index is slow because it must be rebuilt.
Growth of the table means downtime.
Support for zones has been merged.
Work began two years ago.
Restarting an agent takes minutes.
""".strip().split("\n")

REFUSES = """
In Mitaka we laid some groundwork for this.
Zones will not be supported in Newton.
We won't touch the scheduler.
We are explicitly excluding clones.
There are no plans to support clones.
Quotas are out of scope.
In the O release we hope to support clones.
In a future release we will drop it.
In Ocata we will remove the driver.
The removal will follow next cycle.
If nobody objects, we will drop it.
That is deferred to the next cycle.
""".strip().split("\n")

ENABLES = """
This will allow operators to see their quotas.
The proposed change will enable users to resume.
Operators will be able to see their quotas.
It will be possible to limit the number of jobs.
The new format is expected to fix this.
This work allows machines to boot from remote disks.
""".strip().split("\n")


@pytest.mark.parametrize("sentence", COMMITS)
def test_a_sentence_that_commits(sentence: str) -> None:
    assert judge(sentence, VOICE) is Act.COMMITS


@pytest.mark.parametrize("sentence", TELLS)
def test_a_sentence_that_only_tells(sentence: str) -> None:
    assert judge(sentence, VOICE) is Act.TELLS


@pytest.mark.parametrize("sentence", REFUSES)
def test_a_sentence_that_refuses(sentence: str) -> None:
    assert judge(sentence, VOICE) is Act.REFUSES


@pytest.mark.parametrize("sentence", ENABLES)
def test_a_sentence_that_states_an_outcome_if_nothing_else_does(sentence: str) -> None:
    assert judge(sentence, VOICE) is Act.ENABLES


JUDGED = [*COMMITS, *TELLS, *REFUSES, *ENABLES]


@given(st.lists(st.sampled_from(JUDGED), min_size=1, max_size=3), st.sampled_from([" ", ", and "]))
def test_whether_it_refuses_is_said_as_it_is_judged(sentences: list[str], between: str) -> None:
    parts = [part for one in sentences for part in (one, one[len(one) // 2 :].strip())]
    for sentence in (*parts, between.join(sentences), between.join(parts)):
        assert refuses(sentence, VOICE) is (judge(sentence, VOICE) is Act.REFUSES)


def test_another_cycle_is_known_by_its_number_and_by_its_name() -> None:
    epoxy = Voice(DEFAULT, "2025.1")
    assert judge("In Epoxy, we will add zones.", epoxy) is Act.COMMITS
    assert judge("In Dalmatian, we will have added zones.", epoxy) is Act.REFUSES
    assert judge("The shim will be removed in 2025.2.", epoxy) is Act.REFUSES
    assert judge("The shim will be removed in Flamingo.", epoxy) is Act.REFUSES
    assert judge("We will remove it in the Ocata release.", VOICE) is Act.REFUSES
    assert judge("It will be marked in Newton and removed in Ocata.", VOICE) is Act.COMMITS
    assert judge("In 2026h1 we will add zones.", Voice(DEFAULT, "2026h1")) is Act.COMMITS


S, C = Commitment.STRETCH, Commitment.COMMITTED


@pytest.mark.parametrize(
    ("text", "goal", "commitment"),
    [
        ("Two uplinks are going to be a stretch goal.", "Two uplinks", S),
        ("Clones will be a stretch goal for this cycle.", "Clones", S),
        ("Clones are nice to have.", "Clones", S),
        ("Stretch: clones of groups.", "clones of groups.", S),
        ("Stretch goal - clones.", "clones.", S),
        ("(stretch) Clones", "Clones", S),
        ("Clones (stretch goal)", "Clones", S),
        ("Clones (if time permits).", "Clones", S),
        ("We will add clones, if time permits.", "We will add clones", S),
        ("If time permits, we will add clones.", "we will add clones.", S),
        ("As a stretch goal, we will add clones.", "we will add clones.", S),
        ("Our stretch goal is to add clones.", "add clones.", S),
        ("It would be nice to have clones.", "clones.", S),
        ("Clones: best effort", "Clones", S),
        ("Clones are no longer a stretch goal.", "Clones are no longer a stretch goal.", C),
        ("Clones stretch over two disks.", "Clones stretch over two disks.", C),
        ("Add clones.", "Add clones.", C),
    ],
)
def test_the_words_that_only_say_stretch_are_taken_off(
    text: str, goal: str, commitment: Commitment
) -> None:
    said = stretch(text, DEFAULT)
    assert (text[said.start : said.end], said.commitment) == (goal, commitment)


@pytest.mark.parametrize("text", ["There are no stretch goals.", "Without any nice-to-haves."])
def test_no_stretch_goals(text: str) -> None:
    assert no_stretch_goals(text, DEFAULT)


def test_sentences_keep_abbreviations_names_and_brackets_whole() -> None:
    text = (
        "We use e.g. nova.image.api v2.1 code. (It was merged.) Then, i.e. later, Dr. Ode left."
        "  Support 漢字 and é. “Done?” No."
    )
    assert [text[start:end] for start, end in sentences(text)] == [
        "We use e.g. nova.image.api v2.1 code.",
        "(It was merged.)",
        "Then, i.e. later, Dr. Ode left.",
        "Support 漢字 and é.",
        "“Done?”",
        "No.",
    ]


def test_a_sentence_can_end_in_may() -> None:
    text = "We will sing in May. Tickets may be sold (from May. 3 on)."
    assert [text[start:end] for start, end in sentences(text)] == [
        "We will sing in May.",
        "Tickets may be sold (from May. 3 on).",
    ]


@pytest.mark.parametrize(
    "text", ["(a) (b) (a) to it.", "(new) parser (old) (new)", "Drop (one) (two) (one), please!"]
)
def test_brackets_side_by_side_end_no_sentence(text: str) -> None:
    assert sentences(text) == ((0, len(text)),)


@given(st.text(alphabet="aB (x).!?\"'[]:", max_size=60).map(lambda text: " ".join(text.split())))
def test_sentences_follow_upon_each_other_and_end_where_a_sign_stands(text: str) -> None:
    spans = sentences(text)
    assert "".join(text[slice(*span)] for span in spans).replace(" ", "") == text.replace(" ", "")
    assert all(set(text[slice(*span)]) & set(".!?") for span in spans[:-1])
