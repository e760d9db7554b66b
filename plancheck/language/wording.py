"""The words that plans are read by, as data.

A plan says in words what is a theme, who answers for it, what is a goal and what is beyond the
promise. Which words those are is written here. Each list can be extended under ``words:`` in the
configuration, by its name; what stands first in a list's docstring describes it there. What is
grammar and no choice of words (conjunctions, auxiliaries, adverbs between them) stands where
sentences are taken apart, in ``rst/clauses.py``, ``rst/claims.py`` and ``rst/pointing.py``.

Lists of words and phrases hold them in lower case. A phrase matches whole words, whatever the
case and white space. Where inflection matters, the forms stand here one by one and no stemmer
folds them: "we plan to" commits, "we planned to" tells history.
"""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from plancheck.language.cycles import Cycles, known
from plancheck.language.phrases import Phrases


def _words(text: str) -> Phrases:
    return Phrases(text.split())


def _phrases(text: str) -> Phrases:
    return Phrases(phrase for line in text.split(",") if (phrase := " ".join(line.split())))


class Wording(Struct, frozen=True, dict=True):
    """The words that plans are read by, lists of lower-case words or phrases."""

    # -- tables ---------------------------------------------------------------------------------
    theme_columns: Phrases = _phrases("""
        theme, themes, work item, work items, priority item, goal, goals, objective,
        objectives, feature, features, initiative, initiatives, effort, efforts, epic, topic,
        deliverable, deliverables, priority, priorities, title, name, item, items, project,
        projects, task, tasks, area, areas, workstream, blueprint, subject, what,
        description, activity, story, stories, outcome, outcomes, key result, key results,
        program, programme, rfe, rfes, spec, specs, change, changes, bug, bugs, milestone,
        problem""")
    """Headers of the column that names the themes; where several fit, the one listed first.

    Those before ``title`` name nothing else: a table with one of them and no people is told.
    """
    people_columns: Phrases = _words("""
        contact contacts owner owners champion champions assignee assignees assigned lead leads
        leader leaders leading driver drivers liaison liaisons people person persons who
        responsible maintainer maintainers shepherd shepherds sponsor sponsors contributor
        contributors coordinator coordinators implementer implementers developer developers
        assigneds poc pocs dri dris author authors team teams engineer engineers steward stewards
        accountable captain captains squad pic nick nicks irc""")
    """Words in the header of the column that names the people; see also ``review_columns``."""
    review_columns: Phrases = _words("reviewer reviewers approver approvers reviews")
    """Words in the header of a column of people who do not answer for the theme."""
    groups: Phrases = _words("""
        team teams subteam subteams group groups wg sig squad squads core cores community crew
        guild committee board council everyone everybody all folks developers maintainers
        reviewers contributors liaisons volunteers others""")
    """Words in the name of a contact that is no single person."""
    chore_columns: Phrases = _words("""
        cadence frequency recurrence periodicity interval rotation often""")
    """Words in a header that make the table one of recurring chores."""
    date_columns: Phrases = _phrases("""
        date, dates, when, week, week of, day, time, month, milestone, milestones, deadline,
        event, events, release, due""")
    """Words in a header that make the table one of dates."""
    nobody: Phrases = _phrases("""
        unassigned, none, tbd, tba, tbc, n/a, na, help wanted, help needed, volunteers needed,
        volunteer needed, volunteers wanted, volunteer wanted, volunteers welcome,
        looking for volunteers, owner needed, owner wanted, needs owner, no owner, nobody,
        no one, no-one, anyone, open, vacant, to be determined, to be decided, to be defined,
        to be confirmed, to be announced, to be named, unknown, not assigned, not yet assigned,
        todo, pending, wanted, ?, ??, ???, -, --, ---, –, —, x, xxx""")
    """What stands in a people column where nobody is named."""

    # -- commitment -----------------------------------------------------------------------------
    stretch: Phrases = _phrases("""
        stretch, stretch goal, stretch goals, optional, side, side project, side projects,
        nice to have, nice-to-have, nice to haves, nice-to-haves, backlog, future, best effort,
        best-effort, if time permits, if time allows, time permitting, bonus, extra credit,
        wishlist, wish list, aspirational, could have, opportunistic, low priority, someday,
        later""")
    """What a tier, a target or a heading says of what lies beyond the commitment."""
    stretch_marks: Phrases = _phrases("""
        stretch, stretch goal, stretch goals, stretch target, stretch targets, stretch item,
        stretch items, stretch objective, stretch objectives, nice to have, nice-to-have,
        nice to haves, nice-to-haves, best effort, best-effort, bonus, bonus goal,
        bonus goals""")
    """What a sentence or an item calls a goal beyond the commitment."""
    if_time: Phrases = _phrases("""
        if time permits, if time allows, if time still permits, if time still allows,
        if there is time, if there is time left, if there's time, if there's time left,
        if time is left, if time remains, time permitting, time allowing, if capacity permits,
        if capacity allows, capacity permitting, resources permitting, if resources permit,
        if resources allow, if bandwidth permits, if bandwidth allows, bandwidth permitting,
        if we get to it, if we get around to it, if we have time, if we have the time,
        if we have time left, if we find time, if we find the time, should time permit,
        should time allow, as time permits, as time allows, when time permits, when time allows,
        on a best effort basis, on a best-effort basis""")
    """On what condition a goal beyond the commitment is reached."""
    target_columns: Phrases = _words("""
        target targets commitment tier level status priority kind type class milestone sprint
        when cycle release stage bucket scope""")
    """Words in the header of a column that can say that a theme is a stretch."""
    class_columns: Phrases = _words("""
        category categories kind kinds type types class status state tier level priority
        commitment size effort""")
    """Words in the header of a column that says what sort of thing a theme is, as a whole."""
    tier_ranks: Phrases = _words("""
        essential critical urgent vital top high highest medium normal low lowest primary
        secondary tertiary main major minor must should could have nice required committed
        optional stretch wishlist aspirational bonus backlog tier level p0 p1 p2 p3 p4""")
    """What the heading of a tier that ranks consists of, beside numbers and ``plan_words``."""

    # -- sections -------------------------------------------------------------------------------
    container_titles: Phrases = _phrases("""
        details, goals details, goal details, goals detail, details of goals, themes,
        theme details, goals, priorities, priority details, work items, work item details,
        work items details, descriptions, description, detailed descriptions, the themes,
        our themes, our goals, our priorities, project priorities, project goals, cycle goals,
        cycle themes, release goals, release priorities, objectives, initiatives, efforts,
        deliverables, review priorities, topics, focus areas, areas, workstreams,
        theme descriptions, details of the themes, details on themes, features, stretch goals,
        committed goals, commitments, stretch themes, optional goals, optional priorities,
        stretch, backlog, nice to have""")
    """Titles of sections that hold the sections of themes."""
    side_titles: Phrases = _phrases("""
        purpose, introduction, intro, overview, background, motivation, preface, about, context,
        summary, scope, history, changelog, changes, revision history, document history,
        release schedule, schedule, schedule structure, schedules, timeline, timelines, calendar,
        important dates, key dates, dates, milestones, deadlines, deadline week, deadline,
        maintenance tasks, maintenance, recurring tasks, periodic tasks, chores, housekeeping,
        references, links, see also, further reading, useful links, resources, notes, note,
        process, how to use this document, how we work, how to help, how to contribute,
        contributing, getting involved, contact, contacts, people, team, team members,
        acknowledgements, glossary, terminology, definitions, appendix, legend, meetings,
        communication, retrospective, previous cycle, previous cycles, past cycles, completed,
        completed items, done, dropped, dropped items, deferred, non-goals, non goals,
        out of scope, open questions, questions, risks, dependencies, assumptions, faq, license,
        copyright, disclaimer, release, releases, release dates, runways, reviews, liaisons,
        work items dropped, unplanned work, how to read this page, how to read this document,
        how to read this, reading this page, reading this document, conventions, status,
        release liaisons, cross-project liaisons, decisions, ideas, not this cycle, parked,
        parking lot, community, mission, vision, principles, metrics, success criteria, feedback,
        holidays, governance, budget, get involved, events, terms, related documents,
        decision log, roles and responsibilities, roles, stakeholders, approval, sign-off,
        meeting times, on-call rota, about this document, about this plan, bug triage,
        what we will not do, retro, support""")
    """Titles of sections that state no goals: dates, process, maintenance, what was left out."""
    side_words: Phrases = _phrases("""
        sprint, schedule, schedules, dates, deadlines, deadline, milestones, calendar,
        glossary, acknowledgements, retrospective, changelog, disclaimer, retro, rota,
        holidays, without a clear plan, without a plan, without an owner, no clear plan""")
    """Words and phrases that make any title with them that of a side section."""

    # -- lists ----------------------------------------------------------------------------------
    done_titles: Phrases = _phrases("""
        done, completed, finished, delivered, accomplished, history, previously, progress,
        what we did, where we are""")
    """What a heading says over a list of what earlier work has finished."""
    done_leads: Phrases = _phrases("""
        were completed, was completed, already merged, have landed, has landed, merged in,
        shipped in, implemented in, delivered in, released in, we finished, we completed,
        we delivered, already done, already in place, previously, in the past, last cycle,
        previous cycle, previous cycles, past cycles, last release, previous release,
        earlier cycles, what we did, progress so far, in earlier, so far, was done, were done,
        has been done, have been done, we have done, we did""")
    """What a sentence says over such a list."""
    excluded_leads: Phrases = _phrases("""
        non-goals, non goals, nongoals, non-goal, not goals, out of scope, not in scope,
        out-of-scope, will not, won't, not planned, not plan, not going to, do not intend,
        don't intend, don't plan, excluded, excluding, no plans, not part of, not this cycle,
        deferred, postponed, left out, leave out, not cover, not covered, not be done, dropped,
        not doing, rejected, off the table, not promise, not working on""")
    """What a lead-in or heading says over a list of what will not be done."""
    aside_leads: Phrases = _phrases("""
        references, reference, links, link, see also, see, further reading, reading list,
        more information, more info, resources, read, to read, background reading, documentation,
        documents, pointers, open questions, questions, question, unknowns, unclear, undecided,
        to be decided, to be discussed, risks, risk, dependencies, depends on, prerequisites,
        assumptions, advantages, advantage, benefits, benefit, reasons, reason, why, motivation,
        rationale, problems, problem, issues, drawbacks, disadvantages, limitations, pros, cons,
        because, dates, date, schedule, milestones, deadlines, deadline, timeline, sprints,
        examples, example, e.g., for example, currently, today, at the moment, as of now,
        glossary, terms, terminology, definitions, people, contacts, reviewers, options,
        alternatives, candidates, use cases, symptoms, causes, background, context, discussion,
        discussions, helpful, useful, means, meaning, where, related, status, failing, fail,
        fails, broken""")
    """What a lead-in or heading says over a list that is plainly something else than goals."""

    # -- sentences ------------------------------------------------------------------------------
    others: Phrases = _words("""
        they operators users customers vendors people deployers distributions distributors folks
        many some most several others everyone everybody nobody clients consumers visitors staff
        upstream downstream packagers someone somebody administrators admins readers""")
    """Subjects whose wishes are no goals of the team."""
    others_wish: Phrases = _phrases("""
        asked for, asks for, ask for, has asked, have asked, has requested, have requested,
        told us, tells us, promised us, complain about, complained about, announced that,
        has announced, have announced, said that, says that""")
    """Verbs that tell what somebody else wants."""
    modals: Phrases = _phrases("""
        will, 'll, ’ll, shall, going to, must, should, ought to, need to, needs to, is to,
        are to, remains to be, remain to be, yet to be, still to be, left to do, has to, have to,
        let's, let’s, lets, let us, we'll, we’ll""")
    """Words by which whatever stands before them is going to happen."""
    intents: Phrases = _phrases("""
        plan to, plans to, planning to, plan on, plans on, planning on, intend to, intends to,
        intending to, intend on, intends on, aim to, aims to, aiming to, aim for, aims for,
        aim at, aims at, aiming for, aiming at, hope to, hopes to, hoping to, want to, wants to,
        wanting to, wish to, wishes to, would like to, would love to, propose to, seek to,
        seeks to, strive to, strives to, set out to, sets out to, agreed to, agree to,
        decided to, decided on, undertake to, pledge to, pledges to, looking to, is working on,
        are working on, is working to, are working to, is working towards, are working towards,
        is working toward, are working toward, focus on, focuses on, focusing on, focussing on,
        focused on, focussed on, concentrate on, concentrates on, concentrating on,
        work continues, work is on-going, work is ongoing, work is under way, work is underway,
        finalizing, finalising, effort to, effort on, efforts on, push to, push for, have a plan,
        has a plan, plan is to, expect us to, target to, targets to, are supposed to,
        is supposed to, volunteered to, volunteers to, signed up to, settled on, consensus is to,
        consensus was to, looking into, take care of, takes care of, taking care of, plan for,
        joining""")
    """Words by which somebody means to do something: a goal where that is the team."""
    our_verbs: Phrases = _phrases("""
        need, want, like, love, propose, have to, commit to, are committed to, continue, start,
        begin, focus, concentrate, try, invest, promise, pledge, owe, must, intend, aim, plan,
        add, adopt, build, bump, bring, change, clean, close, complete, convert, cover, create,
        cut, deliver, deprecate, develop, document, drop, enable, extend, finish, fix, get rid,
        give, harden, implement, improve, introduce, investigate, land, migrate, move, port,
        publish, rebuild, redesign, reduce, refactor, release, remove, rename, replace, retire,
        revive, rework, rewrite, set up, ship, split, switch, tackle, turn, unify, update,
        upgrade, write, are adding, are building, are moving, are migrating, are rewriting,
        are replacing, are removing, are adopting, are dropping, are porting, are switching,
        are focusing, are focussing, are targeting, are planning, are looking, are starting,
        are introducing, promised to, signed up for, signed up to, agreed to, agreed on,
        volunteered to, decided to, look into, target""")
    """What the team does of itself: behind "we", a goal even without "will"."""
    outcomes: Phrases = _words("""
        goal goals aim aims plan target targets objective objectives intent intention ambition
        priority priorities focus idea fix step steps task job mission deliverable deliverables
        purpose proposal""")
    """What an outcome is called by: "The goal of this is ..."."""
    planned: Phrases = _phrases("""
        is planned, are planned, is proposed, are proposed, is scheduled for, are scheduled for,
        is in scope, are in scope, is on the agenda, there will be, planned improvements,
        planned work, planned changes, this cycle is about, cycle is about, release is about,
        season is about, by the end of, is due, are due, goes away, go away, gets rid, get rid,
        gets a, get a, gets an, gets the, get their, gets its, get its own, gets its own,
        it is needed to, it is necessary to, it is required to, what remains is, is our main,
        is our top, is our first, is our next, are our main, comes next, come next, is needed,
        are needed, it is time to, it's time to""")
    """Words by which something is said to come, without a "will"."""
    presents: Phrases = _phrases("""
        moves to, move to, moves into, follows suit, follow suit, becomes, gives way to,
        give way to, is replaced by, are replaced by, comes with, comes first""")
    """Words of the present tense that tell an outcome where nothing else states one."""
    lasting: Phrases = _words("""
        run keep hold serve offer follow grow use end begin look monitor measure store support
        host maintain provide own hit see face live sit wait rely depend miss lack ask work skip get
        become""")
    """Verbs whose "is doing" and "is done" tell how things are, not what is to come."""
    enablers: Phrases = _phrases("""
        allow, allows, enable, enables, let, lets, permit, permits, provide, provides, ensure,
        ensures, offer, offers, introduce, introduces, bring, brings, add, adds""")
    """What work does for its users: an outcome where nothing else states one before."""
    reasons: Phrases = _phrases("""
        help, helps, make, makes, simplify, simplifies, improve, improves, reduce, reduces, ease,
        eases, speed, speeds, save, saves, lower, lowers, benefit, benefits, matter, matters,
        mean, means, lay, lays, keep, keeps, prevent, prevents, avoid, avoids, affect, affects,
        give, gives, lead, leads, result, results, cut, cuts, cost, costs, free, frees, solve,
        solves, fix, fixes, unblock, unblocks, pave, paves, open, opens, shrink, shrinks, show,
        shows, take, takes, turn, turns, spare, spares, put, puts, get, gets, break, breaks,
        feel, feels, look, looks, cause, causes, depend, depends, happen, happens, need, needs,
        sit, sits, serve, serves, count, counts, close, closes""")
    """What work is good for: no outcome of its own after "this will"."""
    deliveries: Phrases = _phrases("""
        include, includes, involve, involves, consist of, consists of, comprise, comprises,
        entail, entails, require, requires""")
    """"This includes X and Y" names what is to be delivered."""
    denials: Phrases = _phrases("""
        will not, won't, won’t, cannot, can't, can’t, not going to, do not plan, don't plan,
        do not intend, don't intend, does not intend, do not expect, don't expect, do not aim,
        not aim to, does not plan, doesn't plan, no plans to, no plan to, no plans for,
        no intention, not planned, not in scope, out of scope, explicitly excluding,
        explicitly exclude, are excluding, is excluded, are excluded, not part of,
        not be supported, not be part, not be done, shall not, not attempt, is dropped,
        are dropped, has been dropped, have been dropped, been deferred, is deferred,
        are deferred, postponed, deferred to, moved to the next, not commit, do not want,
        don't want, no longer plan, not promise, no promise, nothing is planned, not yet,
        not a goal, no goal, not goals, need not, needn't, not need to, doesn't need to,
        not have to, should not be, not get, never will, will never, isn't part, aren't part,
        is not part, isn't in scope, isn't a goal, isn't planned, aren't planned, cannot be,
        won't be, no longer be able, no actions, no concrete actions, have not done,
        has not done, had not done""")
    """Words that say that something is not going to be done, or not promised."""
    later: Phrases = _phrases("""
        next cycle, next release, next cycles, next year, next version, next season,
        next quarter, next plan, next term, subsequent release, subsequent cycle, later release,
        later releases, later cycle, later cycles, later version, later date, later on,
        future release, future releases, future cycle, future cycles, future version,
        following release, following cycle, in the future, in future, long-term, long term,
        longer term, eventually, some day, someday, one day, in the long run, down the road,
        a later, the cycle after, the release after, for later, until later, after this cycle,
        after this release, beyond this cycle""")
    """Words that say that something is for a later cycle."""
    earlier: Phrases = _phrases("""
        last cycle, last release, last year, last season, last quarter, last term, previously,
        historically, traditionally, in the past, in the previous, in previous, in earlier,
        the previous cycle, the last cycle, earlier this year, years ago, so far, back in,
        long ago, until now, up to now, originally, once upon""")
    """What a sentence that tells history begins with."""
    pointers: Phrases = _phrases("""
        can be found, may be found, is found at, are found at, more information, more details,
        more detail, more background, further information, further details, for details,
        learn more, read more, more on this, more about, refer to, is tracked in, is tracked at,
        is tracked by, are tracked in, tracked in, tracked at, are tracked by, are described in,
        is described in, is described at, is documented in, is documented at, described here,
        written up in, is written up, minutes of, please see, please view, please read,
        please refer, please contact, please consult, listed in, are listed, has the details,
        have the details, spec is at, lives at, has been proposed in, is discussed in,
        was discussed in, discussion is, please write, please tell, please help, please join,
        please get, join us, contact us, get in touch, talk to us, are reminded""")
    """Words that send the reader elsewhere."""
    remarks: Phrases = _phrases("""
        unfortunately, sadly, note, note that, notes, nb, n.b., please, remember, be aware,
        disclaimer, thanks, thank you, see, refer, consult, visit, read, contact, ask, talk to,
        compare, cf., cf, imagine, think of, as always, again, of course, sorry, credit,
        hopefully, we hope that, we hope this, we expect that, we expect this, we believe,
        we expect it, we expect the, hope that, ideally, this is a goal of""")
    """What a remark or an appeal to the reader begins with."""
    imperatives: Phrases = _words("""
        abolish accelerate achieve adapt add address adjust adopt advance agree align allow
        analyse analyze announce answer apply appoint arrange assemble assess assign attach audit
        author automate avoid back backport balance begin benchmark boost bring broaden build
        bump bundle calibrate carry catalogue centralise centralize certify change check choose
        clarify clean cleanup close collect combine commission complete compile compress conduct
        configure connect consolidate construct continue contribute convert coordinate copy
        correct cover create curate cut debug decide decommission decouple decrease deduplicate
        deepen define delete deliver demonstrate deploy deprecate describe design detach detect
        determine develop digitise digitize disable discontinue discover dismantle display
        dispose distribute divide document double draft drive drop edit eliminate embed enable
        encourage encrypt end enforce engage enhance enlarge ensure equip establish estimate
        evaluate evolve examine exclude execute expect expand experiment explore export expose
        extend extract facilitate factor fetch figure file fill finalise finalize find finish fix
        fold follow formalise formalize foster freeze gate gather generate get give graduate grow
        guarantee guard halve handle harden harmonise harmonize hire hold host hunt identify
        implement import improve include incorporate increase index inform initiate instal
        install instrument integrate introduce inventory investigate invite isolate keep kick
        launch lay lead learn let leverage lift limit link list load localise localize lock log
        look lower maintain make manage map mark measure meet mentor merge migrate minimise
        minimize mirror mock model modernise modernize modify modularise modularize monitor mount
        move negotiate normalise normalize notify obtain offer onboard open operate optimise
        optimize order organise organize outline overhaul package parallelise parallelize
        parameterise parametrise patch perform phase pick pilot pin plan polish populate port
        prepare preserve prevent produce profile promote propose protect prototype provide
        provision prune publish pull purchase purge push put raise reach rebuild recast reconcile
        record recruit redesign redirect redo reduce reenable refactor refine refresh register
        release reload relocate remove rename renew reorganise reorganize repair replace report
        request require research resolve restore restructure restyle retire retrain return reuse
        review revise revisit revive rework rewrite roll rotate run sample save scale schedule
        scrub secure seed select send separate serve set settle shape share ship shorten show
        shrink shut sign simplify skip sort speed split sponsor spread stabilise stabilize stage
        standardise standardize start stop store streamline strengthen strip structure submit
        supply support survey swap switch sync synchronise synchronize tackle tag take target
        teach tear test tidy tighten track train transfer transform transition translate trim
        triage triple try tune turn unblock unify update upgrade upstream use validate vendor
        work verify version virtualise virtualize wean widen wire wrap write""")
    """Verbs that begin a sentence which tells what to do."""

    # -- cycles ---------------------------------------------------------------------------------
    cycles: Phrases = _words("""
        austin bexar cactus diablo essex folsom grizzly havana icehouse juno kilo liberty mitaka
        newton ocata pike queens rocky stein train ussuri victoria wallaby xena yoga zed antelope
        bobcat caracal dalmatian epoxy flamingo gazpacho hibiscus""")
    """Names of cycles, in their order. Source: https://releases.openstack.org/"""
    numbered_cycles: Phrases = _phrases("""
        2023.1 antelope, 2023.2 bobcat, 2024.1 caracal, 2024.2 dalmatian, 2025.1 epoxy,
        2025.2 flamingo, 2026.1 gazpacho, 2026.2 hibiscus""")
    """Cycles that have a number and a name."""
    plan_words: Phrases = _words("""
        a an and at by for from in of on our the this to with project projects priority
        priorities theme themes goal goals work item items cycle release review plan plans
        planning roadmap objectives objective development team list working commitments
        deliverables program programme schedule""")
    """Words of a plan's title and label beside the name of its cycle."""

    def cycle_names(self, name: str) -> frozenset[str]:
        """All names of the cycle that is called ``name``, in lower case: 2025.1 and epoxy."""
        return self.known_cycles.names_of(name)

    def cycle_rank(self, name: str) -> tuple[int, ...] | None:
        """Where in the order of cycles ``name`` stands; None for what is no known cycle."""
        return self.known_cycles.rank(name)

    @cached_property
    def known_cycles(self) -> Cycles:
        """The cycles that have names."""
        return known(self.cycles, self.numbered_cycles)

    @cached_property
    def cycle_words(self) -> frozenset[str]:
        """A text that has none of these, and no number, names no known cycle."""
        return Phrases(self.known_cycles.ranks).keys

    @cached_property
    def beyond(self) -> Phrases:
        """All that may say of a goal that it lies beyond the promise."""
        return Phrases((*self.stretch_marks, *self.if_time))

    def extended(self, more: Mapping[str, tuple[str, ...]]) -> "Wording":
        """These words and ``more``, by the name of the list; unknown names raise KeyError."""
        for name in more:
            if name not in self.__struct_fields__:
                raise KeyError(name)
        lists = {
            name: Phrases(
                (*getattr(self, name), *(" ".join(word.lower().split()) for word in words))
            )
            for name, words in more.items()
        }
        return replace(self, **lists)


DEFAULT = Wording()
SINGLE = frozenset(["people_columns", "review_columns", "chore_columns", "target_columns"])
"""Lists that are compared with each word of a header, so that a phrase would never fit."""
