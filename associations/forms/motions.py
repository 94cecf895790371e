"""The forms of decisions: a motion is put, its votes are counted, something is said of it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from associations.actions.motions import Proposal, Vote
from associations.forms.adoptions import number
from associations.forms.asking import Fact, fields_of, typed_in
from associations.forms.meetings import Page, words
from associations.forms.registration_fields import Line, Words
from associations.models import Meeting, Motion
from associations.queries.facts import Known
from associations.rules import asked_of_meetings as asked
from associations.vocabulary.gatherings import DISPUTES, OUTCOMES, VOTINGS, Dispute, Outcome
from associations.vocabulary.subjects import ORGANS, SUBJECTS, Organ, Subject
from hnsa.core.saying import said, text_of
from hnsa.law.asking import Law, ask
from hnsa.law.blanks import Unfit, Unread
from hnsa.law.money import Money
from members.forms.memberships import day
from members.models import Person

OF_MONEY = (Subject.EXPENDITURE, Subject.LOAN, Subject.PROPERTY)
GIVEN = frozenset(
    {"on", "subject", "organ", "members", "present", "votes_for", "votes_against", "abstained",
     "invalid", "sum_asked", "secret"}
)  # fmt: skip
DECLARED = {one: OUTCOMES[one] for one in (Outcome.CARRIED, Outcome.LOST)}
MANY = 1_000_000
_SUM = next(blank for blank in asked.Motion.blanks if blank.name == "sum_asked")


class Sum(forms.CharField):
    """A sum of money as it is typed; kept in hundredths."""

    def __init__(self, **kw: Any) -> None:
        kw.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "dir": "ltr"}))
        super().__init__(required=False, max_length=20, **kw)

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return int(_SUM.read(text).hundredths)
        except Unread as error:
            raise forms.ValidationError(said(error.line)) from error

    def prepare_value(self, value: Any) -> Any:
        return str(Money(value)).replace(",", "") if isinstance(value, int) else value


def _one_of(label: Any, rows: Iterable[tuple[int, str]], *, empty: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, required=False, coerce=int, empty_value=None,
        choices=[("", empty), *rows],
    )  # fmt: skip


class Putting(Page):
    """What is put to the vote: in which meeting, by whom, on what."""

    title = Line(
        longest=240, label=gettext_lazy("The motion in one sentence"), required=True,
        help_text=gettext_lazy("As it shall stand in the minutes. No names: they stand beside it."),
    )  # fmt: skip
    text = Words(rows=3, label=gettext_lazy("Its words in full, if there are more"))
    subject = words(gettext_lazy("On what"), SUBJECTS)
    organ = words(gettext_lazy("Who decides"), ORGANS)
    sum_asked = Sum(
        label=gettext_lazy("Sum"), help_text=gettext_lazy("For an expenditure, a loan, a sale.")
    )

    def __init__(
        self, *args: Any, meetings: Sequence[Meeting], members: Sequence[Known],
        about: Mapping[str, Any], **kw: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kw)
        self.meetings = {one.pk: one for one in meetings}
        self.about = about
        self.fields["meeting"] = _one_of(
            _("In which meeting"), [(one.pk, named(one)) for one in meetings],
            empty=_("in no meeting"),
        )  # fmt: skip
        people = [(one.person, f"{one.number} {one.name}".strip()) for one in members]
        self.fields["moved_by"] = _one_of(_("Moved by"), people, empty=_("not known"))
        self.fields["seconded_by"] = _one_of(_("Seconded by"), people, empty=_("not known"))
        if about.get("subject"):
            self.fields["subject"].disabled = True
            del self.fields["sum_asked"]
        self.order_fields(
            ["title", "text", "subject", "sum_asked", "organ", "meeting", "moved_by",
             "seconded_by"]
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        spends = told.get("subject") == Subject.EXPENDITURE and "sum_asked" in self.fields
        if spends and not told.get("sum_asked") and "sum_asked" not in self.errors:
            self.add_error("sum_asked", _("Please write the sum."))
        return told

    def proposal(self) -> Proposal:
        """What was told, once it is valid."""
        told = self.cleaned_data
        people = Person.objects.in_bulk(
            [pk for pk in (told["moved_by"], told["seconded_by"]) if pk is not None]
        )
        about = {name: row for name, row in self.about.items() if name != "subject"}
        return Proposal(
            title=told["title"], text=told["text"], subject=Subject(told["subject"]),
            organ=Organ(told["organ"]), meeting=self.meetings.get(told["meeting"]),
            moved_by=people.get(told["moved_by"]), seconded_by=people.get(told["seconded_by"]),
            sum_asked=told.get("sum_asked") if told["subject"] in OF_MONEY else None, **about,
        )  # fmt: skip


def named(meeting: Meeting) -> str:
    """A meeting as a choice of a list."""
    return f"{date_format(meeting.meeting_on)}: {meeting.get_gathering_display()}"


class Counting(Page):
    """The votes as they were counted."""

    voting = words(gettext_lazy("How they voted"), VOTINGS)
    votes_for = number(gettext_lazy("For"))
    votes_against = number(gettext_lazy("Against"), required=False)
    abstained = number(gettext_lazy("Abstained"), required=False)
    invalid = number(gettext_lazy("Not valid"), required=False)
    present = number(
        gettext_lazy("With a vote and there"),
        help_text=gettext_lazy("No names were taken, so the number is told."),
    )
    on = day(gettext_lazy("Decided on"))
    declared = words(gettext_lazy("What was declared"), DECLARED, empty=gettext_lazy("choose"))
    unknown = forms.BooleanField(
        required=False,
        label=gettext_lazy("Nobody knows this any more: write it down as not decided"),
    )

    def __init__(
        self, *args: Any, alone: bool, by_name: bool, in_meeting: bool, declares: bool,
        missing: bool, **kw: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kw)
        gone = set()
        if alone:
            gone |= {"voting", "votes_for", "votes_against", "abstained", "invalid", "present"}
        if by_name:
            gone.add("present")
        if in_meeting:
            gone.add("on")
        if not declares and not alone:
            gone.add("declared")
        if not missing:
            gone.add("unknown")
        for name in gone:
            del self.fields[name]
        if alone and "declared" in self.fields:
            self.fields["declared"].required = True

    @property
    def figures(self) -> list[Any]:
        """The fields of the count, in the order of the minutes."""
        names = ("present", "votes_for", "votes_against", "abstained", "invalid")
        return [self[name] for name in names if name in self.fields]

    @property
    def others(self) -> list[Any]:
        """The other fields."""
        shown = {field.name for field in self.figures}
        return [field for field in self if field.name not in shown]

    def vote(self, more: Mapping[str, Any]) -> Vote:
        """What was told, once it is valid. `more`: further facts."""
        told = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        further = {name: value for name, value in more.items() if name != "chair_votes_for"}
        return Vote(**{**told, "more": further, "chair_votes_for": more.get("chair_votes_for")})


class Further:
    """Further facts of the vote, for which the articles ask: of this subject, of this organ.

    Asked for is what is missing even when all are for it, and what a closer look missed (`ask`).
    """

    def __init__(self, motion: Motion, law: Law, data: Any = None) -> None:
        names = set(_missing(motion, law)) - GIVEN
        told = typed_in(asked.CARRY, data) if data is not None else {}
        if data is not None:
            possible = {blank.name for blank in asked.Motion.blanks} - GIVEN
            names |= possible & set(data.getlist("ask"))
        self.typed = {name: value for name, value in told.items() if name in names}
        self.facts: Mapping[str, Any] = {}
        wrong = {}
        try:
            read = asked.Motion.load(self.typed)
            self.facts = {
                name: getattr(read, name) for name, value in self.typed.items() if value
            }  # fmt: skip
        except Unfit as error:
            wrong = error.lines
        movers = _movers(motion)
        known = {"proposed_by": movers} if movers and "proposed_by" not in self.typed else {}
        self.fields = fields_of(asked.CARRY, names, self.typed, known, wrong).wanted

    @property
    def errors(self) -> list[Fact]:
        """The fields that cannot be read."""
        return [one for one in self.fields if one.error]


def _movers(motion: Motion) -> int:
    """How many the register knows to have proposed it."""
    return sum(one is not None for one in (motion.moved_by_id, motion.seconded_by_id))


def _missing(motion: Motion, law: Law) -> tuple[str, ...]:
    everybody = asked.Motion(
        subject=Subject(motion.subject), organ=Organ(motion.organ), members=MANY, present=MANY,
        votes_for=MANY, votes_against=0, secret=True,
        sum_asked=None if motion.sum_asked is None else Money(motion.sum_asked),
    )  # fmt: skip
    return ask(asked.CARRY, law, everybody).missing


class CarryingOut(Page):
    """When the decision was sent to an authority, approved or refused; and why all the same."""

    sent_on = day(gettext_lazy("Sent to the authority on"), required=False)
    approved_on = day(gettext_lazy("Approved on"), required=False)
    refused_on = day(gettext_lazy("Refused by the authority on"), required=False)
    override = Words(
        rows=3, label=gettext_lazy("Why it is carried out against the article"),
        help_text=gettext_lazy("Your name, the day and this reason stay with the decision."),
    )  # fmt: skip

    def __init__(self, *args: Any, asks: Iterable[str], against: bool, **kw: Any) -> None:
        super().__init__(*args, **kw)
        kept = {*asks, *(["override"] if against else [])}
        for name in set(self.fields) - kept:
            del self.fields[name]

    def told(self) -> dict[str, Any]:
        """The days that were told."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name != "override" and value is not None
        }


class Contesting(Page):
    """What is said of a decision afterwards."""

    what = words(gettext_lazy("What"), DISPUTES)
    on = day(gettext_lazy("On"))
    who = Line(
        longest=160, label=gettext_lazy("By whom"),
        help_text=gettext_lazy("Who contests it, or which authority upheld or annulled it."),
    )  # fmt: skip
    why = Words(rows=3, required=True, label=gettext_lazy("Why"))

    def __init__(
        self, *args: Any, possible: Sequence[Dispute], later: Sequence[Motion], **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.later = {one.pk: one for one in later}
        # a choice field, declared above; the stubs know it only as a Field
        self.fields["what"].choices = [  # type: ignore[attr-defined]
            (one, text_of(DISPUTES[one])) for one in possible
        ]
        if later:
            self.fields["decided_in"] = _one_of(
                _("Or by which decision of the members"), [(one.pk, str(one)) for one in later],
                empty=_("none"),
            )  # fmt: skip
