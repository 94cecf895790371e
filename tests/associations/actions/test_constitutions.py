"""Constitutions: drafts, adoption, and what the database itself refuses."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from associations.actions import constitutions as actions
from associations.actions.constitutions import Adoption, Draft, NotCarried
from associations.models import Article, Association, Constitution, Reading
from associations.queries import constitutions
from associations.vocabulary.life import Stage, Standing
from hnsa.core import scope
from members.models import Body
from tests.cast import Cast, everywhere, let_in

AT = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
FIRST = Adoption(
    on=date(2026, 3, 1), by="founding meeting", in_force_from=date(2026, 3, 1), members=48,
    present=40, votes_for=34, votes_against=4, abstained=2,
)  # fmt: skip
SECOND = Adoption(
    on=date(2026, 5, 1), by="yearly meeting", in_force_from=date(2026, 5, 15), members=48,
    present=40, votes_for=34, votes_against=6,
)  # fmt: skip
SEVENTY = Draft("threshold", {"subject": "amendment", "share": "70 %"})


@pytest.fixture
def seen(cast: Cast) -> Iterator[Cast]:
    """Inside: every row is shown, as in a request of somebody who may see it."""
    with cast.seeing_all():
        for name in ("saima", "amina", "farid", "regina", "rita"):
            let_in(getattr(cast, name))
        scope.show(everywhere())
        yield cast


@pytest.fixture
def body(seen: Cast) -> Body:
    """An association that forms, without a constitution."""
    body = Body.objects.create(
        kind="association", homenet=seen.pakistan.homenet, parent=seen.pakistan.facilitating,
        code="RASOOL", name="Rasool Nagar Adda Workers",
    )  # fmt: skip
    Association.objects.create(body=body, homenet=body.homenet)
    return body


def begun(cast: Cast, body: Body, *articles: Draft) -> Constitution:
    return actions.begin(body, by=cast.saima, at=AT, articles=articles or (SEVENTY,))


def adopted(cast: Cast, body: Body, *articles: Draft) -> Constitution:
    return actions.adopt(begun(cast, body, *articles), FIRST, by=cast.saima, at=AT)


def refused(sql: str, *values: Any) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_a_first_version_begins_from_the_articles_of_a_model(seen: Cast, body: Body) -> None:
    draft = begun(seen, body, Draft("minimum_age", {"years": 18}), Draft("", {}, "Us", "We."))
    told = draft.articles.values_list("number", "heading", "kind", "text")
    assert list(told) == [("1", "Age", "minimum_age", ""), ("2", "Us", "", "We.")]
    assert draft.standing == Standing.DRAFT and draft.version is None


def test_there_is_one_draft_at_a_time(seen: Cast, body: Body) -> None:
    begun(seen, body)
    with pytest.raises(ValidationError):
        actions.begin(body, by=seen.saima, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():  # and so says the database
        Constitution.objects.create(
            body=body, homenet=body.homenet, created_by=seen.saima, created_at=AT, saved_at=AT
        )


def test_what_cannot_be_read_is_kept_as_it_was_typed(seen: Cast, body: Body) -> None:
    draft = begun(seen, body, Draft("minimum_age", {"years": 15}))
    article = draft.articles.get()
    actions.write(
        draft, {article.pk: Draft("", {"years": "fifteen"}, "Age", "")}, by=seen.saima, at=AT
    )
    article.refresh_from_db()
    assert article.parameters == {"years": "fifteen"}
    assert "years" in constitutions.read(draft).wrong[article.pk]


def test_articles_move_and_are_numbered_again(seen: Cast, body: Body) -> None:
    draft = begun(seen, body, *(Draft("", {}, name) for name in "abcd"))
    at = {one.heading: one.pk for one in draft.articles.all()}
    actions.move(draft, at["d"], 2, by=seen.saima, at=AT)
    actions.remove(draft, at["a"], by=seen.saima, at=AT)
    told = list(draft.articles.order_by("position").values_list("number", "heading"))
    assert told == [("1", "d"), ("2", "b"), ("3", "c")]


def test_an_article_put_back_is_the_same_one(seen: Cast, body: Body) -> None:
    draft = begun(seen, body, Draft("", {}, "a"), Draft("", {}, "b"))
    gone = draft.articles.get(heading="a")
    actions.remove(draft, gone.pk, by=seen.saima, at=AT)
    again = actions.add(
        draft, Draft("", {}, "a", line=gone.line), by=seen.saima, at=AT, after=0
    )  # fmt: skip
    assert again.line == gone.line
    assert list(draft.articles.values_list("heading", flat=True)) == ["a", "b"]


def test_the_founders_are_free_to_adopt_the_first(seen: Cast, body: Body) -> None:
    version = adopted(seen, body)
    assert (version.version, version.votes_for, version.members) == (1, 34, 48)
    assert constitutions.in_force(body.pk, on=date(2026, 2, 28)) is None
    assert constitutions.in_force(body.pk, on=date(2026, 3, 1)) == version
    assert Association.objects.get(body=body).stage == Stage.FOUNDED


def test_an_adopted_article_has_its_parameters_as_its_kind_keeps_them(
    seen: Cast, body: Body
) -> None:
    version = adopted(seen, body, Draft("minimum_age", {"years": " 18 "}))
    assert version.articles.get().parameters == {"years": 18}


def test_an_amendment_starts_from_the_version_in_force_and_replaces_it(
    seen: Cast, body: Body
) -> None:
    first = adopted(seen, body)
    draft = actions.begin(body, by=seen.saima, at=AT)
    assert draft.based_on == first
    assert draft.articles.get().line == first.articles.get().line
    second = actions.adopt(draft, SECOND, by=seen.saima, at=AT)
    first.refresh_from_db()
    assert (second.version, first.in_force_until) == (2, SECOND.in_force_from)
    assert constitutions.in_force(body.pk, on=date(2026, 5, 14)) == first
    assert constitutions.in_force(body.pk, on=date(2026, 5, 15)) == second


def test_an_amendment_needs_the_votes_that_the_version_in_force_asks_for(
    seen: Cast, body: Body
) -> None:
    adopted(seen, body)  # 70 % of 48 are 34
    draft = actions.begin(body, by=seen.saima, at=AT)
    lost = Adoption(**{**vars(SECOND), "votes_for": 33, "votes_against": 7})
    with pytest.raises(NotCarried) as told:
        actions.adopt(draft, lost, by=seen.saima, at=AT)
    ground = told.value.verdict.broken[0]
    assert (ground.article, ground.kind) == ("1", "threshold")
    draft.refresh_from_db()
    assert draft.standing == Standing.DRAFT
    assert actions.adopt(draft, SECOND, by=seen.saima, at=AT).version == 2


def test_what_the_version_before_said_of_the_vote_stays_with_the_version(
    seen: Cast, body: Body
) -> None:
    first = adopted(seen, body)
    assert first.judged is None  # nothing judged the founders
    draft = actions.begin(body, by=seen.saima, at=AT)
    actions.adopt(draft, SECOND, by=seen.saima, at=AT)
    draft.refresh_from_db()
    told = draft.judged
    assert (told["answer"], told["version"], told["question"]) == ("yes", 1, "carry")
    assert [one["kind"] for one in told["grounds"]] == ["threshold"]
    assert told["grounds"][0]["facts"]


def test_who_may_go_on_against_the_rule_gives_a_reason_that_stays(seen: Cast, body: Body) -> None:
    adopted(seen, body)
    draft = actions.begin(body, by=seen.saima, at=AT)
    lost = Adoption(**{**vars(SECOND), "votes_for": 20, "votes_against": 7})
    with pytest.raises(PermissionDenied), transaction.atomic():  # a facilitator may not
        actions.adopt(draft, lost, by=seen.saima, at=AT, override="We all want it.")
    with pytest.raises(NotCarried):
        actions.adopt(draft, lost, by=seen.amina, at=AT, override="  ")
    version = actions.adopt(draft, lost, by=seen.amina, at=AT, override="The court ordered it.")
    assert version.override == "The court ordered it."


def test_a_reason_that_was_not_needed_is_not_kept(seen: Cast, body: Body) -> None:
    adopted(seen, body)
    draft = actions.begin(body, by=seen.saima, at=AT)
    version = actions.adopt(draft, SECOND, by=seen.saima, at=AT, override="just in case")
    assert version.override == ""


def test_a_constitution_silent_on_its_change_carries_nothing(seen: Cast, body: Body) -> None:
    adopted(seen, body, Draft("minimum_age", {"years": 18}))
    draft = actions.begin(body, by=seen.saima, at=AT)
    with pytest.raises(NotCarried) as told:
        actions.adopt(draft, SECOND, by=seen.saima, at=AT)
    assert told.value.verdict.answer == "silent"


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ("on", {"on": date(2026, 6, 2), "in_force_from": date(2026, 6, 2)}),
        ("in_force_from", {"in_force_from": date(2026, 2, 28)}),
        ("present", {"present": 49}),
        ("votes_for", {"votes_for": 35}),
        ("votes_for", {"votes_for": 0}),
    ],
)
def test_figures_that_cannot_be_are_told_at_their_place(
    seen: Cast, body: Body, figure: str, told: dict[str, Any]
) -> None:
    draft = begun(seen, body)
    with pytest.raises(ValidationError) as wrong:
        actions.adopt(draft, Adoption(**{**vars(FIRST), **told}), by=seen.saima, at=AT)
    assert set(wrong.value.message_dict) == {figure}


def test_a_version_cannot_begin_before_the_one_it_follows(seen: Cast, body: Body) -> None:
    adopted(seen, body)
    draft = actions.begin(body, by=seen.saima, at=AT)
    early = Adoption(**{**vars(SECOND), "on": FIRST.on, "in_force_from": FIRST.in_force_from})
    with pytest.raises(ValidationError) as wrong:
        actions.adopt(draft, early, by=seen.saima, at=AT)
    assert "in_force_from" in wrong.value.message_dict


@pytest.mark.parametrize(
    "articles",
    [
        (Draft("minimum_age", {"years": "fifteen"}),),
        (Draft("minimum_age", {}), Draft("minimum_age", {})),
        (Draft("threshold", {"share": "110 %"}),),
    ],
    ids=["unreadable", "twice", "more than all"],
)
def test_a_draft_with_a_slip_is_not_adopted(
    seen: Cast, body: Body, articles: tuple[Draft, ...]
) -> None:
    with pytest.raises(ValidationError):
        adopted(seen, body, *articles)


def test_an_empty_draft_is_not_adopted(seen: Cast, body: Body) -> None:
    draft = actions.begin(body, by=seen.saima, at=AT)
    with pytest.raises(ValidationError):
        actions.adopt(draft, FIRST, by=seen.saima, at=AT)


def test_a_draft_adopted_meanwhile_is_not_written_any_more(seen: Cast, body: Body) -> None:
    draft = begun(seen, body)
    actions.adopt(draft, FIRST, by=seen.saima, at=AT)
    for do in (
        lambda: actions.write(draft, {}, by=seen.saima, at=AT),
        lambda: actions.add(draft, Draft(), by=seen.saima, at=AT),
        lambda: actions.give_up(draft, by=seen.saima),
    ):
        with pytest.raises(ValidationError), transaction.atomic():
            do()


def test_who_has_no_right_to_it_neither_drafts_nor_adopts(seen: Cast, body: Body) -> None:
    for name in ("farid", "regina", "rita"):
        with pytest.raises(PermissionDenied):
            actions.begin(body, by=seen.user(name), at=AT)
    draft = begun(seen, body)
    with pytest.raises(PermissionDenied):
        actions.adopt(draft, FIRST, by=seen.farid, at=AT)


def test_a_facilitator_does_not_draft_for_an_association_of_others(seen: Cast) -> None:
    aloof = seen.pakistan.aloof
    with pytest.raises(PermissionDenied):
        actions.begin(aloof, by=seen.saima, at=AT)


def test_the_database_itself_refuses_to_change_an_adopted_version(seen: Cast, body: Body) -> None:
    version = adopted(seen, body)
    for sql in (
        "UPDATE associations_constitution SET votes_for = 48 WHERE id = %s",
        "UPDATE associations_constitution SET standing = 'draft' WHERE id = %s",
        "UPDATE associations_constitution SET in_force_from = '2020-01-01' WHERE id = %s",
        "DELETE FROM associations_constitution WHERE id = %s",
        "UPDATE associations_article SET text = 'otherwise' WHERE constitution_id = %s",
        "UPDATE associations_article SET parameters = '{}' WHERE constitution_id = %s",
        "DELETE FROM associations_article WHERE constitution_id = %s",
        "INSERT INTO associations_article (constitution_id, homenet_id, line, position, number,"
        " heading, text, kind, parameters) SELECT constitution_id, homenet_id,"
        " gen_random_uuid(), 99, '99', '', 'slipped in', '', '{}' FROM associations_article"
        " WHERE constitution_id = %s LIMIT 1",
    ):
        refused(sql, version.pk)
    assert version.articles.get().text == ""


def test_nothing_is_moved_from_a_draft_into_an_adopted_version(seen: Cast, body: Body) -> None:
    version = adopted(seen, body)
    draft = actions.begin(body, by=seen.saima, at=AT)
    refused(
        "UPDATE associations_article SET constitution_id = %s WHERE constitution_id = %s",
        version.pk, draft.pk,
    )  # fmt: skip


def test_the_end_of_a_version_is_written_once(seen: Cast, body: Body) -> None:
    version = adopted(seen, body)
    Constitution.objects.filter(pk=version.pk).update(in_force_until=date(2026, 4, 1))
    refused(
        "UPDATE associations_constitution SET in_force_until = '2027-01-01' WHERE id = %s",
        version.pk,
    )
    refused("UPDATE associations_constitution SET in_force_until = NULL WHERE id = %s", version.pk)


def test_two_versions_are_never_in_force_on_one_day(seen: Cast, body: Body) -> None:
    adopted(seen, body)
    own: dict[str, Any] = {"body": body, "homenet": body.homenet, "created_by": seen.saima,
                           "created_at": AT, "saved_at": AT}  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Constitution.objects.create(
            standing=Standing.ADOPTED, version=2, adopted_on=FIRST.on,
            in_force_from=date(2026, 4, 1), **own,
        )  # fmt: skip


def test_giving_a_draft_up_leaves_its_history(seen: Cast, body: Body) -> None:
    draft = begun(seen, body)
    pk = draft.pk
    actions.give_up(draft, by=seen.saima)
    assert not Constitution.objects.filter(pk=pk).exists()
    assert not Article.objects.filter(constitution_id=pk).exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM associations_constitutionevent WHERE id = %s", [pk])
        assert cursor.fetchone()[0] >= 2


def test_a_reading_is_written_down_with_who_wrote_it(seen: Cast, body: Body) -> None:
    version = adopted(seen, body)
    told = {"read_by": "Shazia", "listeners": 31, "place": "school", "by": seen.saima}
    made = actions.record_reading(version, on=date(2026, 5, 1), today=date(2026, 5, 2), **told)
    assert Reading.objects.get(pk=made.pk).recorded_by == seen.saima
    with pytest.raises(ValidationError):
        actions.record_reading(version, on=date(2026, 5, 3), today=date(2026, 5, 2), **told)


def test_a_full_draft_takes_no_more(
    seen: Cast, body: Body, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "MOST_ARTICLES", 2)
    draft = begun(seen, body, Draft("", {}, "a"), Draft("", {}, "b"))
    with pytest.raises(ValidationError):
        actions.add(draft, Draft("", {}, "c"), by=seen.saima, at=AT)
