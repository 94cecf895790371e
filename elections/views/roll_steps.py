"""The steps of the roll, each a page that asks once more; and who votes at which booth."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from elections.actions import rolls
from elections.forms.booths import word_of
from elections.forms.rolls import OnDay, ToBooth
from elections.queries import rolls as queries
from elections.queries.booths import booths_of
from elections.views.desk import Act
from elections.views.roll_desk import Desk, kept, nothing_drawn


@kept
def draw(desk: Desk) -> HttpResponse:
    """The roll is drawn from the registers, as of its day."""
    again = desk.election.entries.exists()
    act = Act(
        desk, _("Draw the roll again") if again else _("Draw the roll"), _("Draw it"),
        desk.address("roll"),
        lead=_kept_lead() if queries.kept_by(desk.election) else [
            _("The registry looks at every member as she was on the day that decides, and asks the "
              "articles whether she may vote: category, dues, time of membership, suspension."),
            _("Whoever may not is listed with the article and the facts. What is not known takes "
              "no right away."),
            _("The roll that was drawn before is replaced; the booths stay.") if again else
            _("Until it is posted it can be drawn again, as often as you like."),
        ],
    )  # fmt: skip

    def done(told: dict[str, Any]) -> str:
        number = rolls.draw(desk.election, by=desk.user, at=desk.at, override=desk.override)
        return _said(number) + " " + _("Look through it before you post it.")

    return act.answer(done)


def _kept_lead() -> list[str]:
    return [
        _("This is a new poll: who could vote in the election that it follows votes again, and "
          "nobody else. Its final roll is taken over, row by row."),
        _("It is posted and objected to like any other. No kind of article speaks of this; it is "
          "the model rule of the network."),
    ]  # fmt: skip


def _said(number: int) -> str:
    return ngettext(
        "%(n)d woman is on the roll.", "%(n)d women are on the roll.", number
    ) % {"n": number}  # fmt: skip


@kept
def post(desk: Desk) -> HttpResponse:
    """The draft hangs where everybody can read it."""
    act = Act(
        desk, _("The draft roll is posted"), _("Write it down"), desk.address("roll"),
        form=OnDay(desk.sent, on=desk.on, initial={"done_on": desk.on}),
        lead=[
            _("Print the draft or copy it by hand, hang it up where all members come by, and read "
              "it out. Then write down the day."),
            _("From then on anybody may object, and the roll is not drawn again."),
        ],
    )  # fmt: skip

    def done(told: dict[str, Any]) -> str:
        rolls.post(
            desk.election, on=told["done_on"], by=desk.user, at=desk.at, override=desk.override
        )
        return _("The draft is posted. Objections can be made now.")

    return act.answer(done)


@kept
def close(desk: Desk) -> HttpResponse:
    """The days for objections are over."""
    act = Act(
        desk, _("No more objections"), _("Close the objections"), desk.address("roll"),
        lead=[_("What was made in time is still decided. Then the roll is made final.")],
    )  # fmt: skip

    def done(told: dict[str, Any]) -> str:
        rolls.close(desk.election, by=desk.user, at=desk.at, override=desk.override)
        return _("The days for objections are over.")

    return act.answer(done)


@kept
def finish(desk: Desk) -> HttpResponse:
    """The roll is final, numbered by booth, and sealed."""
    act = Act(
        desk, _("The final roll"), _("Make it final"), desk.address("roll"),
        form=OnDay(desk.sent, on=desk.on, initial={"done_on": desk.on}),
        lead=[
            _("It is numbered booth after booth, by name. Nothing on it changes any more, whatever "
              "is written in the registers later: not a name, not a number."),
            _("Print it for every booth, or copy it by hand, and hang it up."),
        ],
    )  # fmt: skip

    def done(told: dict[str, Any]) -> str:
        number = rolls.finish(
            desk.election, on=told["done_on"], by=desk.user, at=desk.at, override=desk.override
        )
        return _("The roll is final.") + " " + _said(number)

    return act.answer(done)


@kept
def booths(desk: Desk) -> HttpResponse:
    """Who lives where votes at which booth."""
    if not desk.election.entries.exists():
        return nothing_drawn(desk)
    if desk.election.roll_frozen_at is not None:
        return desk.go(desk.address("roll"))
    there = {str(one.pk): one for one in booths_of(desk.election)}
    rows = queries.villages(desk.election, desk.user)
    if desk.sent is not None:
        chosen = {
            name: there[told]
            for name, _number, _booth in rows
            if (told := desk.sent.get(f"booth-{name}", "")) in there
        }
        visible = queries.entries(desk.election, desk.user).values_list("pk", flat=True)
        try:
            with transaction.atomic():
                rolls.to_booths(desk.election, chosen, by=desk.user, only=visible)
        except ValidationError as error:
            return desk.told(desk.address("roll"), error)
        return desk.go(desk.address("roll"), _("The roll is numbered anew, booth after booth."))
    context = {
        "rows": [(f"booth-{name}", name, number, str(pk)) for name, number, pk in rows],
        "choices": [(pk, word_of(one)) for pk, one in there.items()],
        "hidden": queries.figures(desk.election, desk.user).hidden_on,
    }  # fmt: skip
    return desk.show("booths", context)


@kept
def to_booth(desk: Desk, entry_pk: int) -> HttpResponse:
    """She votes at another booth."""
    her = desk.entry(entry_pk)
    back = desk.address("roll_entry", her.pk)
    if desk.election.roll_frozen_at is not None or not her.is_on:
        return desk.go(back)
    form = ToBooth(
        desk.sent, on=desk.on, booths=booths_of(desk.election), initial={"booth": her.booth_id}
    )
    act = Act(
        desk, _("Where she votes"), _("Write it down"), back, who=her.name, form=form,
        lead=[_("Numbers run booth after booth: hers and others’ may change.")],
    )  # fmt: skip

    def done(told: dict[str, Any]) -> str:
        rolls.to_booth(her, form.booths[told["booth"]], by=desk.user)
        return _("It is written down.")

    return act.answer(done)
