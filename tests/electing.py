"""Elections, made up for a test."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from elections import models
from elections.models import Contest, CountClosed, Election
from elections.queries import counts
from elections.rules.counting import outcome
from elections.rules.record import Row, sealed
from elections.vocabulary.outcomes import Rejected
from elections.vocabulary.states import At, Happened, Mark, ObjectionTo
from elections.vocabulary.steps import Step
from hnsa.law.asking import Law
from members.models import Body, Person
from tests.factories import A_MOMENT, LONG_AGO

POLL_ON = date(2020, 6, 1)


def an_election(body: Body, *, by: Any, **told: Any) -> Election:
    """An election that is planned."""
    return Election.objects.create(
        **{
            "body": body, "homenet": body.homenet, "poll_on": POLL_ON, "planned_by": by,
            "planned_at": A_MOMENT, **told,
        }
    )  # fmt: skip


def a_contest(election: Election, post: str = "secretary", **told: Any) -> Contest:
    """The election to one post of it."""
    return Contest.objects.create(
        election=election, body=election.body, homenet=election.homenet, post=post, **told
    )


def figures(votes: Mapping[int, int], **told: Any) -> dict[str, Any]:
    """The figures of a closed count with these votes, by nomination; all of them agree."""
    valid = told.get("valid", sum(votes.values()))
    account = {
        "packets": None, "printed": valid, "issued": valid, "unused": 0, "box": valid,
        "challenged": 0, "tendered": 0, "spoilt": 0, "not_put_in": 0, "valid": valid,
        "marked_voters": valid, "on_roll": valid, "marks_rejected": 0,
        "rejected": {str(ground): 0 for ground in Rejected},
        "votes": {str(pk): number for pk, number in votes.items()},
    }  # fmt: skip
    return {
        "post": "secretary", "seats": told.get("seats", 1), "marks": told.get("seats", 1),
        "poll_on": POLL_ON.isoformat(), "reserved": [], "why_again": told.get("why_again", ""),
        "contenders": [{"key": str(pk), "groups": []} for pk in votes], "together": account,
        "booths": [
            {"number": 1, "name": "The school", "is_counted": True, "typed_by": [1, 2],
             "account": account}
        ],
    }  # fmt: skip


def a_closed_count(
    contest: Contest, votes: Mapping[int, int], *, by: Any, round: int = 1, **told: Any
) -> CountClosed:
    """A count of that post that was closed with these votes, by nomination."""
    kept = figures(votes, **told)
    found = outcome(counts.stood_of(kept), counts.counted_of(kept, round, ()), Law(()))
    return CountClosed.objects.create(
        contest=contest, body=contest.body, homenet=contest.homenet, round=round, figures=kept,
        outcome=counts.kept_outcome(found), at=A_MOMENT, by=by,
    )  # fmt: skip


def everything(body: Body, her: Person, *, by: Any) -> list[Any]:
    """One row in every table of elections; she belongs to the body's HomeNet."""
    own: dict[str, Any] = {"body": body, "homenet": body.homenet}
    word = f"of {body.name}"
    election = an_election(body, by=by)
    contest = a_contest(election)
    booth = models.Booth.objects.create(election=election, number=1, name=word, **own)
    entry = models.Entry.objects.create(
        election=election, person=her, is_on=True, number=1, name=her.full_name, booth=booth, **own
    )
    nomination = models.Nomination.objects.create(
        contest=contest, person=her, name=her.full_name, receipt=1, received_at=A_MOMENT,
        received_by=by, **own,
    )  # fmt: skip
    made = sealed([Row("record", 1, {"of": body.name})], iter(()))
    record = models.Record.objects.create(
        election=election, text=made.text, code=made.code, sealed_at=A_MOMENT, sealed_by=by, **own
    )
    return [
        election, contest, booth, entry, nomination, record,
        models.Commissioner.objects.create(
            election=election, person=her, appointed_on=LONG_AGO, **own
        ),
        models.StepTaken.objects.create(
            election=election, step=Step.NOTICE, on=LONG_AGO, note=word, by=by, at=A_MOMENT, **own
        ),
        models.Complaint.objects.create(
            election=election, made_on=LONG_AGO, words=word, written_by=by, **own
        ),
        models.Objection.objects.create(
            election=election, to=ObjectionTo.ADD, made_by=word, made_on=LONG_AGO, words=word,
            person=her, written_by=by, **own,
        ),
        models.Supporter.objects.create(nomination=nomination, person=her, proposes=True, **own),
        models.OwnSymbol.objects.create(code="loom", name=f"Loom {word}", drawing="<svg/>", **own),
        models.Attendant.objects.create(
            election=election, booth=booth, person=her, what=At.OFFICER, **own
        ),
        models.PollIncident.objects.create(
            election=election, what=Happened.LATE, at=A_MOMENT, words=word, written_by=by, **own
        ),
        models.Packet.objects.create(
            contest=contest, booth=booth, first=1, last=50, printed_at=A_MOMENT, printed_by=by,
            **own,
        ),
        models.Voted.objects.create(
            election=election, entry=entry, person=her, booth=booth, mark=Mark.VOTED,
            marked_at=A_MOMENT, marked_by=by, **own,
        ),
        models.Sheet.objects.create(
            contest=contest, booth=booth, typed_by=by, typed_at=A_MOMENT, **own
        ),
        a_closed_count(contest, {nomination.pk: 7}, by=by, why_again=word),
        models.LotDrawn.objects.create(
            contest=contest, order=[nomination.pk], method=word, drawn_by=word, seen_by=word,
            at=A_MOMENT, written_by=by, **own,
        ),
        models.Named.objects.create(
            record=record, commitment=f"{body.pk:064x}", salt="00", name={"name": word}, **own
        ),
        models.Destruction.objects.create(
            election=election, on=LONG_AGO, witnesses=word, by=by, **own
        ),
    ]  # fmt: skip
