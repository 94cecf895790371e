"""The daily letter: once a day, in her language, with figures and nobody's name."""

import io
from datetime import date, timedelta
from smtplib import SMTPException
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from associations.models import Application, Office, Task
from associations.vocabulary.cases import CameBy
from hnsa import environment
from hnsa.core import sending
from hnsa.core.models import Sending, User
from hnsa.office import letters
from tests import living
from tests.cast import Cast, let_in
from tests.factories import A_MOMENT

TODAY = timezone.localdate


def writes_to(cast: Cast, **addresses: str) -> None:
    for name, address in addresses.items():
        User.objects.filter(pk=getattr(cast, name).pk).update(email=address)


def a_task(cast: Cast, what: str = "Buy red thread") -> None:
    body = cast.pakistan.association
    with cast.seeing_all():
        Task.objects.create(body=body, homenet=body.homenet, what=what, by_when=TODAY())


def post() -> str:
    said = io.StringIO()
    call_command("post_today", stdout=said, stderr=io.StringIO())
    return said.getvalue()


def test_who_has_an_address_gets_one_letter_a_day(cast: Cast) -> None:
    a_task(cast)
    writes_to(cast, saima="saima@example.org", amina="amina@example.org")
    assert post() == "Sent: 2.\n"
    assert post() == "Sent: 0.\n"
    assert sorted(one.to[0] for one in mail.outbox) == ["amina@example.org", "saima@example.org"]
    saima = next(one for one in mail.outbox if one.to == ["saima@example.org"])
    assert "Sohni Adda Sisters\n" in saima.body and "1 task of an action plan" in saima.body
    assert "Kinari Lace Makers" not in saima.body


def test_it_names_nobody_and_nothing_of_what_it_is_about(cast: Cast) -> None:
    a_task(cast, "Ask Nasreen about the loan")
    writes_to(cast, bilal="bilal@example.org")
    post()
    (letter,) = mail.outbox
    for woman in (cast.pakistan.person, cast.pakistan.restricted, cast.pakistan.apart):
        assert woman.full_name not in letter.body + letter.subject
    assert "Nasreen" not in letter.body and "loan" not in letter.body
    assert Application.__name__.lower() in letter.body  # that one waits is told


def test_where_nothing_waits_nothing_is_sent(cast: Cast) -> None:
    a_task(cast)
    writes_to(cast, farid="farid@example.org", regina="r@example.org", nobody="n@example.org")
    assert post() == "Sent: 0.\n" and mail.outbox == []
    assert not Sending.objects.exists()


def test_who_may_not_log_in_any_more_gets_none(cast: Cast) -> None:
    a_task(cast)
    writes_to(cast, saima="saima@example.org")
    User.objects.filter(pk=cast.saima.pk).update(is_active=False)
    assert post() == "Sent: 0.\n"


def test_it_is_written_in_her_language(cast: Cast, settings: Any) -> None:
    a_task(cast)
    writes_to(cast, saima="saima@example.org")
    User.objects.filter(pk=cast.saima.pk).update(language="ur")
    settings.SITE_ADDRESS = "https://register.example.org"
    post()
    (letter,) = mail.outbox
    assert "https://register.example.org/today/" in letter.body
    with translation.override("ur"):
        day = letters.date_format(TODAY(), "DATE_FORMAT")
    assert day in letter.body and translation.get_language() == "en"


def test_what_could_not_be_sent_is_sent_by_the_next_run(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_task(cast)
    writes_to(cast, saima="saima@example.org", amina="amina@example.org")
    send = mail.backends.locmem.EmailBackend.send_messages

    def fails(self: Any, messages: Any) -> int:
        if messages[0].to == ["amina@example.org"]:
            raise SMTPException("the server is away")
        return int(send(self, messages))

    with monkeypatch.context() as patched:
        patched.setattr(mail.backends.locmem.EmailBackend, "send_messages", fails)
        with pytest.raises(CommandError, match="1 could not be sent"):
            post()
    assert [one.to for one in mail.outbox] == [["saima@example.org"]]
    assert post() == "Sent: 1.\n"
    assert mail.outbox[1].to == ["amina@example.org"]


def test_the_marks_of_letters_are_swept_away_with_those_of_forms(cast: Cast) -> None:
    a_task(cast)
    writes_to(cast, saima="saima@example.org")
    post()
    assert sending.sweep(timezone.now() + timedelta(days=1)) == 1


@pytest.mark.parametrize(("days", "within"), [(90, 90), (31, 90), (30, 30), (8, 30), (7, 7)])
def test_it_reminds_of_terms_ninety_thirty_and_seven_days_before(
    cast: Cast, days: int, within: int
) -> None:
    on = date(2026, 11, 25)
    rules = (("committee_term", {"office": "any", "years": 3, "fillers": "remainder"}),)
    end = on + timedelta(days=days)
    with cast.seeing_all():
        body = living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, members=1, rules=rules, name="Moti Weavers",
            code="MOTI",
        ).body  # fmt: skip
        Office.objects.create(
            body=body, homenet=body.homenet, person=body.memberships.get().person,
            post="president", came_by=CameBy.ELECTED, begins_on=end.replace(year=end.year - 3),
        )  # fmt: skip
        letter = letters.of(let_in(cast.amina), on, A_MOMENT, "")
    assert letter is not None
    told = letter.text.partition("Moti Weavers\n")[2].splitlines()[:2]
    assert told == [
        "  1 thing to do for offices", f"  the next term ends within {within} days",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("", ("", 25, "", "", False, False)),
        ("smtp://mail.example.org", ("mail.example.org", 25, "", "", False, False)),
        ("smtp://us%40er:p%2Fw@mail.org", ("mail.org", 587, "us@er", "p/w", False, True)),
        ("smtps://u:p@mail.org:4650", ("mail.org", 4650, "u", "p", True, False)),
    ],
)  # fmt: skip
def test_the_server_is_read_from_its_address(
    url: str, server: tuple[Any, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HNSA_MAIL_URL", url)
    assert tuple(environment.mail_server("HNSA_MAIL_URL")) == server


@pytest.mark.parametrize("url", ["mail.example.org", "http://x", "smtp://", "smtp://h:port"])
def test_an_address_that_is_none_stops_with_a_sentence(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HNSA_MAIL_URL", url)
    with pytest.raises(environment.Misconfigured, match="It must be smtp://"):
        environment.mail_server("HNSA_MAIL_URL")
