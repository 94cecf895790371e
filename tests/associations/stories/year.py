"""A year in the life of an association, by a script and through the actions alone.

The same things happen under every constitution; what becomes of them its articles say.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils import timezone

from associations.actions import (
    applications,
    attendance,
    effects,
    meetings,
    minutes,
    motions,
    notices,
    offices,
    tasks,
    terminations,
)
from associations.actions.applications import Told
from associations.actions.attendance import Mark
from associations.actions.meetings import Chair, Plan
from associations.actions.motions import Proposal, Unsettled, Vote
from associations.actions.notices import Notice
from associations.actions.stopped import Stopped
from associations.actions.terminations import Given, Heard
from associations.actions.women import Woman
from associations.models import Application, Meeting, Motion, Office, Termination
from associations.queries import applications as asked_of
from associations.queries import constitutions, standing, terms, voters, waiting
from associations.queries import terminations as grounds
from associations.queries.offices import held_on
from associations.rules.asked_of_members import PERMANENT
from associations.rules.model_constitutions import models as model_constitutions
from associations.vocabulary.cases import CameBy
from associations.vocabulary.gatherings import Outcome, Presence
from associations.vocabulary.procedures import Delivery, OfficeEnd, Request, TerminationState
from associations.vocabulary.subjects import Gathering, Post, Subject
from associations.vocabulary.waiting import STEPS
from hnsa.core.saying import said, text_of
from members.models import Body, Membership, Person
from members.queries.memberships import running_on
from tests import living
from tests.associations.stories.telling import Story
from tests.cast import Cast, let_in

NAMES: Final = (
    "Asha Bibi", "Bushra Parveen", "Chandni Noor", "Dilshad Begum", "Erum Shah", "Farida Bano",
    "Gulshan Ara", "Hajra Bibi", "Irum Fatima", "Jamila Khatun", "Kausar Jan", "Lubna Rani",
)  # fmt: skip
FOUNDED: Final = date(2023, 12, 1)
BEARERS: Final = (
    (Post.PRESIDENT, 1), (Post.SECRETARY, 2), (Post.TREASURER, 3),
)  # who of NAMES  # fmt: skip
# The day of each meeting, who was away without word, and who sent word.
MEETINGS: Final = (
    (date(2026, 1, 3), (), ("Hajra Bibi",)),
    (date(2026, 2, 4), ("Asha Bibi",), ()),
    (date(2026, 3, 7), ("Asha Bibi", "Lubna Rani"), ()),  # not between the 1st and the 5th
    (date(2026, 4, 2), ("Asha Bibi",), ("Erum Shah",)),
    (date(2026, 6, 3), (), ("Jamila Khatun",)),  # that of May was not held
    (date(2026, 7, 4), NAMES[4:], ()),  # harvest: four came
    (date(2026, 12, 2), ("Lubna Rani",), ()),
)
FILLED: Final[dict[str, Any]] = {
    "area": "Rasool Nagar", "trades": "adda embroidery", "name": "Sitara Stitchers",
    "seat": "Rasool Nagar", "purposes": ["savings", "bargaining"], "fee": "100",
}  # fmt: skip
# What a clerk would answer where an article asks for it.
OF_A_VOTE: Final = {"votes_per_member": 1, "by_proxy": 0}
OF_A_MEETING: Final = {"of_delegates": False}
OF_RUBINA: Final = {
    "lives_in_area": True, "works_at_home": True, "practises_trade": True, "has_permission": True,
    "gives_time": True, "employer": False, "other_association": False, "has_document": True,
}  # fmt: skip
REASON: Final = "The members wish it so; written into the minutes."


class Year:
    """The association, the clerk who writes it all down, and the story that comes of it."""

    def __init__(self, cast: Cast, model: str) -> None:
        self.by = let_in(cast.amina)
        self.body = self._founded(cast, model)
        self.story = Story(f"A year of {self.body.name}, under the constitution of {model}")

    def _founded(self, cast: Cast, model: str) -> Body:
        """Twelve members since the founding, and the three whom the founders chose."""
        body = living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, rules=_rules(model), since=FOUNDED
        ).body
        people = living.a_membership(body, NAMES, FOUNDED)
        for post, at in BEARERS:
            Office.objects.create(
                body=body, homenet=body.homenet, person=people[at], post=post,
                came_by=CameBy.FOUNDED, begins_on=FOUNDED, signs=post != Post.SECRETARY,
            )  # fmt: skip
        law = constitutions.in_force_of([body.pk], on=FOUNDED)[body.pk]
        Membership.objects.filter(body=body).update(category=asked_of.first_category(law))
        return body

    def told(self) -> str:
        """The whole year."""
        first, second, third, fourth, sixth, seventh, last = MEETINGS
        self.held(*first)
        self.plan_of_action(first[0])
        rubina = self.applies(date(2026, 1, 20))
        self.held(*second, motion=self.spends)
        self.held(*third, motion=lambda one: self.admits(one, rubina))
        self.held(*fourth)
        out = self.finds_a_ground(date(2026, 4, 6))
        if out is not None:
            self.gives_notice(out, date(2026, 4, 8), date(2026, 4, 20))
        self.not_held(date(2026, 5, 3), "The path was under water.")
        self.held(*sixth, motion=lambda one: self.puts_out(one, out))
        if out is not None:
            self.appeals(out, date(2026, 6, 20))
        self.held(*seventh, motion=lambda one: self.decides_again(one, out))
        self.terms_end(date(2026, 12, 1))
        asks = self.asks_to_be_permanent(date(2026, 12, 1))
        self.held(*last, motion=lambda one: self.of_december(one, asks))
        self.waits(date(2026, 12, 22))
        return self.story.text

    # --- meetings -------------------------------------------------------------------------------

    def held(
        self,
        on: date,
        absent: Sequence[str],
        excused: Sequence[str],
        motion: Callable[[Meeting], None] | None = None,
    ) -> Meeting:
        """A meeting from the plan to the minutes; a motion is put while it goes on."""
        meeting = self._called(on)
        president = self._holder(Post.PRESIDENT, on)
        chair = Chair(president, Post.PRESIDENT) if president else Chair(chosen=True)
        meetings.begin(meeting, chair, by=self.by, at=_at(on, 15), today=on)
        members = {one.full_name: one.pk for one in self._members(on)}
        away = dict.fromkeys(absent, Presence.ABSENT) | dict.fromkeys(excused, Presence.EXCUSED)
        marks = [
            Mark(pk, away.get(name, Presence.PRESENT), _at(on, 15)) for name, pk in members.items()
        ]
        attendance.mark(meeting, marks, by=self.by)
        there = len(marks) - len([name for name in away if name in members])
        self.story.happens(on, f"The monthly meeting: {there} of {len(members)} came.")
        if absent:
            self.story.adds(f"Away: {', '.join(name for name in absent if name in members)}.")
        if excused:
            self.story.adds(f"Sent word: {', '.join(excused)}.")
        if motion is not None:
            motion(meeting)
        elects = Motion.objects.filter(meeting=meeting).exclude(post="").exists()
        told = {**OF_A_MEETING, "for_election": elects}
        meeting = meetings.close(meeting, by=self.by, at=_at(on, 17), told=told)
        self.story.hears(meeting.judged)
        minutes.write(
            meeting, {}, minutes="Read and agreed.", minutes_by="Chandni Noor", by=self.by
        )
        return meeting

    def _called(self, on: date) -> Meeting:
        meeting = meetings.plan(
            self.body, Plan(Gathering.REGULAR, on), by=self.by, at=_at(on - timedelta(days=9))
        )
        notice = Notice(on - timedelta(days=8), Post.SECRETARY, "told at home")
        return notices.give(meeting, notice, by=self.by, today=on, given=True)

    def not_held(self, on: date, reason: str) -> None:
        """A meeting that was called and did not take place."""
        meetings.not_held(self._called(on), reason=reason, by=self.by)
        self.story.happens(on, f"The meeting was not held. {reason}")

    def plan_of_action(self, on: date) -> None:
        """One line of the action plan, which is done a month later."""
        task = tasks.add(
            self.body, tasks.Told("Ask three shops for the price of thread", None, "Erum"),
            by=self.by,
        )  # fmt: skip
        self.story.happens(on, f"Action plan: {task.what} ({task.who_told}).")
        done = on + timedelta(days=25)
        tasks.settle(task, done=True, note="", by=self.by, on=done, today=done)

    # --- decisions ------------------------------------------------------------------------------

    def decided(self, proposal: Proposal, votes_for: int, meeting: Meeting) -> Motion:
        """A motion is put and its votes are counted; the rest of those there are against it."""
        on = meeting.meeting_on
        motion = motions.put(self.body, proposal, by=self.by, at=_at(on, 16))
        there = voters.of(motion, on).present or 0
        vote = Vote(min(votes_for, there), max(0, there - votes_for), more=OF_A_VOTE)
        motion = self._counted(motion, vote, _at(on, 16))
        self.story.adds(
            f"Motion {motion.number}: {motion.title}. For {motion.votes_for}, against "
            f"{motion.votes_against}, there {motion.present}, with a vote {motion.members}: "
            f"{motion.get_outcome_display()}."
        )
        if "no_article" in motion.told:
            self.story.adds(motion.told["no_article"])
        self.story.hears(motion.judged)
        return motion

    def _counted(self, motion: Motion, vote: Vote, at: datetime) -> Motion:
        """Where no article decides, the meeting declares what more than half of them wanted."""
        declared = Outcome.CARRIED if vote.votes_for > vote.votes_against else Outcome.LOST
        try:
            return motions.decide(motion, vote, by=self.by, at=at)
        except ValidationError as error:
            assert "declared" in error.message_dict
        except Unsettled as unsettled:
            self.story.adds(f"Not known: {', '.join(unsettled.verdict.missing)}.")
            vote = replace(vote, unknown=True)
        return motions.decide(motion, replace(vote, declared=declared), by=self.by, at=at)

    def followed(self, motion: Motion) -> None:
        """What follows is done; where an article stops it, somebody goes on with a reason."""
        assert motion.decided_on is not None
        at = _at(motion.decided_on, 18)
        lost = motion.outcome == Outcome.LOST and not (motion.application or motion.termination)
        if lost or motion.outcome == Outcome.OPEN:
            self.story.adds("Nothing follows from it.")
            return
        try:
            effect = effects.carry_out(motion, by=self.by, at=at)
        except Stopped as stopped:
            self.story.adds("It is stopped:")
            self.story.hears(stopped.verdict)
            effect = effects.carry_out(motion, by=self.by, at=at, override=REASON)
            self.story.adds(f"They go on all the same. “{REASON}”")
        self.story.adds(f"What followed: {effect.what}, from {effect.on:%-d %B %Y}.")

    def spends(self, meeting: Meeting) -> None:
        """Eight of those who came want to buy a machine."""
        proposal = Proposal(
            "To buy a second-hand machine", Subject.EXPENDITURE, meeting=meeting,
            sum_asked=24_000_00, moved_by=self._her("Bushra Parveen"),
            seconded_by=self._her("Dilshad Begum"),
        )  # fmt: skip
        self.followed(self.decided(proposal, 8, meeting))

    # --- members --------------------------------------------------------------------------------

    def applies(self, on: date) -> Application:
        """A girl of sixteen applies."""
        made = applications.write_down(
            self.body, Woman("Rubina Akhtar", age=16), by=self.by, at=_at(on), on=on
        )
        law = constitutions.in_force_of([self.body.pk], on=on)[self.body.pk]
        told = Told(on, asked_of.first_category(law), OF_RUBINA)
        made = applications.complete(made, told, by=self.by, on=on)
        for name in ("Farida Bano", "Gulshan Ara"):
            applications.propose(made, self._her(name), by=self.by)
        self.story.happens(on, "Rubina Akhtar, 16, applies. Farida Bano and Gulshan Ara propose.")
        judged = asked_of.judged(made, on=on)
        self.story.hears(judged.verdict if judged else None)
        return made

    def admits(self, meeting: Meeting, application: Application) -> None:
        """The members decide on her."""
        proposal = Proposal(
            "To admit the applicant", Subject.ADMISSION, meeting=meeting, application=application,
            person=application.person,
        )  # fmt: skip
        motion = self.decided(proposal, 9, meeting)
        self.followed(motion)
        if motion.outcome == Outcome.CARRIED:
            spell = Membership.objects.get(body=self.body, person=application.person)
            self.story.adds(
                f"Rubina Akhtar is a member from {spell.begins_on:%-d %B %Y}, number "
                f"{spell.number or 'none'}, category {spell.category or 'none'}."
            )

    def finds_a_ground(self, on: date) -> Termination | None:
        """Asha Bibi has missed three meetings in a row."""
        asha = self._her("Asha Bibi")
        self.story.happens(on, "Asha Bibi missed the meetings of February, March and April.")
        try:
            made = terminations.begin(self.body, asha, on=on, by=self.by, at=_at(on))
        except Stopped as stopped:
            self.story.hears(stopped.verdict)
            self.story.adds("No ground is found, so nothing is begun against her.")
            return None
        self.story.hears(made.found)
        return made

    def gives_notice(self, out: Termination, on: date, heard_on: date) -> None:
        """The notice, and what she says to it."""
        numbers = " and ".join(f"Art. {one}" for one in grounds.articles_of(out))
        text = f"Under {numbers} you missed three meetings in a row. Please tell us why."
        terminations.write_notice(out, text=text, language="en", by=self.by)
        given = Given(on, Delivery.HAND, "Chandni Noor")
        terminations.give_notice(out, given, by=self.by, today=on)
        self.story.happens(on, f"Notice is given into her hand. “{text}”")
        heard = Heard("My mother was ill.", heard_on, heard_on)
        terminations.hear(out, heard, by=self.by, today=heard_on)
        self.story.happens(heard_on, "She is heard. “My mother was ill.”")

    def puts_out(self, meeting: Meeting, out: Termination | None) -> None:
        """The members decide whether she goes."""
        if out is None:
            return
        proposal = Proposal(
            "To end a membership", Subject.EXPULSION, meeting=meeting, termination=out,
            person=out.person,
        )  # fmt: skip
        self.followed(self.decided(proposal, 11, meeting))
        out.refresh_from_db()
        self.story.adds(f"Asha Bibi: {out.get_state_display()}.")
        if out.judged:
            self.story.hears(out.judged)

    def appeals(self, out: Termination, on: date) -> None:
        """She appeals, where she was put out."""
        out.refresh_from_db()
        if out.state != TerminationState.PUT_OUT:
            return
        law = constitutions.in_force_of([self.body.pk], on=on)[self.body.pk]
        verdict = grounds.appealing(law, grounds.course_of(out, on), on)
        terminations.appeal(out, text="I will come again.", on=on, by=self.by, today=on)
        self.story.happens(on, "Asha Bibi appeals. “I will come again.”")
        self.story.hears(verdict)

    def decides_again(self, meeting: Meeting, out: Termination | None) -> None:
        """Her appeal comes before those who are there."""
        if out is None or out.state != TerminationState.APPEALED:
            return
        proposal = Proposal(
            "To grant an appeal", Subject.EXPULSION, meeting=meeting, termination=out,
            on_appeal=True, person=out.person,
        )  # fmt: skip
        self.followed(self.decided(proposal, 3, meeting))
        out.refresh_from_db()
        self.story.adds(f"Asha Bibi: {out.get_state_display()}.")

    def asks_to_be_permanent(self, on: date) -> Application | None:
        """Three years after she joined, Bushra Parveen asks whether she may be permanent."""
        bushra = self._her("Bushra Parveen")
        (found,) = standing.of_members(self.body, on, only=[bushra.pk])
        self.story.happens(on, "Bushra Parveen asks whether she may become a permanent member.")
        self.story.hears(found.answers[PERMANENT.code])
        if not found.may_be_permanent:
            return None
        return applications.apply(
            bushra, self.body, by=self.by, at=_at(on), on=on, asks=Request.PERMANENT
        )

    def of_december(self, meeting: Meeting, asks: Application | None) -> None:
        """A president, where there is none; and the one who asks to be permanent."""
        self.elects(meeting)
        if asks is None:
            return
        proposal = Proposal(
            "To make a member permanent", Subject.PERMANENCE, meeting=meeting, application=asks,
            person=asks.person,
        )  # fmt: skip
        self.followed(self.decided(proposal, 10, meeting))
        spell = Membership.objects.get(body=self.body, person=asks.person)
        self.story.adds(f"Bushra Parveen: category {spell.category}.")

    # --- offices --------------------------------------------------------------------------------

    def terms_end(self, on: date) -> None:
        """Three years after the founding the terms are over, where an article gives them three."""
        found = terms.running([self.body.pk], on)
        self.story.happens(on, "The three whom the founders chose have served three years.")
        self.story.hears(found[0].verdict)
        for one in found:
            if one.ends_on is not None and one.ends_on <= on:
                offices.end(one.office, on=on, ground=OfficeEnd.TERM, by=self.by)
                self.story.adds(f"{one.office.get_post_display()}: her term ended.".capitalize())

    def elects(self, meeting: Meeting) -> None:
        """Where nobody presides any more, Kausar Jan is chosen."""
        if self._holder(Post.PRESIDENT, meeting.meeting_on) is not None:
            self.story.adds("The office-bearers go on; no article ends their terms.")
            return
        kausar = self._her("Kausar Jan")
        proposal = Proposal(
            "To choose a president", meeting=meeting, person=kausar, post=Post.PRESIDENT
        )
        motion = self.decided(proposal, 10, meeting)
        self.followed(motion)
        if motion.outcome == Outcome.CARRIED:
            office = Office.objects.get(body=self.body, person=kausar)
            self.story.adds(
                f"Kausar Jan: {office.get_post_display()}, {office.get_came_by_display()}."
            )
            if office.judged:
                self.story.hears(office.judged)

    # --- at the end -----------------------------------------------------------------------------

    def waits(self, on: date) -> None:
        """What waits, and how the members stand."""
        self.story.happens(on, "What waits:")
        for one in waiting.of(self.by, Body.objects.filter(pk=self.body.pk), on):
            article = f", Art. {one.article}" if one.article else ""
            day = f", by {one.by:%-d %B %Y}" if one.by else ""
            late = " (late)" if one.late else ""
            about = f": {said(one.about)}" if one.about else ""
            self.story.adds(f"{text_of(STEPS[one.step][1])}{about}{day}{late}{article}.")
        found = standing.of_members(self.body, on)
        may = sum(one.may_vote for one in found)
        near = [one.known.name for one in found if one.is_ground_found]
        self.story.adds(f"{len(found)} members, of whom {may} may vote.")
        self.story.adds(f"A ground is found of: {', '.join(near) or 'nobody'}.")

    # --- who is who -----------------------------------------------------------------------------

    def _members(self, on: date) -> list[Person]:
        spells = running_on(self.body, on).select_related("person")
        return sorted((one.person for one in spells), key=lambda one: one.full_name)

    def _her(self, name: str) -> Person:
        return Person.objects.get(full_name=name, memberships__body=self.body)

    def _holder(self, post: Post, on: date) -> Person | None:
        held = Office.objects.filter(held_on(on), body=self.body, post=post).first()
        return held.person if held else None


def _rules(model: str) -> tuple[tuple[str, dict[str, Any]], ...]:
    """The articles of the model, with its open places filled as the members decided."""
    found = model_constitutions()[model].articles
    return tuple(
        (
            one.kind,
            {**one.parameters, **{name: FILLED[name] for name in one.open if name in FILLED}},
        )
        for one in found
        if one.kind
    )


def _at(on: date, hour: int = 9) -> datetime:
    return datetime.combine(on, time(hour), timezone.get_current_timezone())
