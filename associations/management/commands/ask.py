"""What would the constitution say? The page’s question from the shell, same answer."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from associations.queries import answers, constitutions, facts
from associations.rules.catalogue import questions
from hnsa.core import clock, scope
from hnsa.core.saying import said, text_of
from hnsa.law.blanks import Unfit
from hnsa.law.question import Question
from hnsa.law.verdict import Answer, Stand
from members.access import postings
from members.models import Body
from members.queries.people import own_number
from members.vocabulary.bodies import BodyKind

SIGNS = {Stand.HOLDS: "+", Stand.BREAKS: "-", Stand.UNKNOWN: "?", Stand.TELLS: "="}


class Command(BaseCommand):
    help = "Asks the constitution of an association a question, for any day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("association", help="HOMENET:CODE, e.g. PK:RASOOL-NAGAR")
        parser.add_argument("question", nargs="?", help="a code; without one they are listed")
        parser.add_argument("--on", type=date.fromisoformat, help="the day; default: today")
        parser.add_argument(
            "--fact", action="append", default=[], metavar="NAME=VALUE", help="may stand again"
        )
        parser.add_argument("--person", help="the register's number of a member: PK-0000012")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        on: date = options["on"] or clock.today()
        with scope.seeing(()):
            scope.show(postings.every_homenet())
            body = self._body(options["association"])
            scope.show({body.homenet_id})
            if not options["question"]:
                self._list(body, on)
                return
            asked = answers.question_of(options["question"])
            if asked is None:
                raise CommandError(
                    f"There is no question {options['question']}. "
                    f"There are: {', '.join(questions())}."
                )
            told = self._told(body, asked, on, options)
            try:
                answered = answers.answer(body, asked, on=on, told=told)
            except answers.NoLaw:
                raise CommandError(f"No constitution of {body} was in force on {on}.") from None
            except Unfit as error:
                raise CommandError("\n".join(said(line) for line in error.lines.values())) from None
        if options["json"]:
            kept = json.dumps(answers.as_json(answered.verdict), ensure_ascii=False, indent=1)
            self.stdout.write(kept)
        else:
            self._say(body, asked, answered)

    def _body(self, named: str) -> Body:
        homenet, _, code = named.rpartition(":")
        found = Body.objects.filter(kind=BodyKind.ASSOCIATION, code__iexact=code)
        if homenet:
            found = found.filter(homenet__code__iexact=homenet)
        bodies = list(found.select_related("homenet")[:2])
        if not bodies:
            raise CommandError(f"There is no association {named}.")
        if len(bodies) > 1:
            raise CommandError(f"There are several {code}: write HOMENET:{code}.")
        return bodies[0]

    def _told(
        self, body: Body, asked: Question, on: date, options: dict[str, Any]
    ) -> dict[str, object]:
        told: dict[str, object] = dict(facts.of_body(body, asked, on))
        if options["person"]:
            person = own_number(options["person"])
            found = facts.members(body, on, [person]) if person else []
            if not found:
                raise CommandError(f"{options['person']} is no member there on {on}.")
            told |= facts.of_woman(found[0], asked)
        for fact in options["fact"]:
            name, equals, value = fact.partition("=")
            if not equals:
                raise CommandError(f"Write a fact as NAME=VALUE: {fact}")
            told[name.strip()] = value
        return told

    def _list(self, body: Body, on: date) -> None:
        constitution = constitutions.in_force(body.pk, on=on)
        law = constitutions.read(constitution).law if constitution else None
        for code, one in questions().items():
            self.stdout.write(f"{code}: {text_of(one.words)}")
            names = answers.reads(law, one) if law else {blank.name for blank in one.facts.blanks}
            wanted = [blank for blank in one.facts.blanks if blank.name in names - {"on"}]
            for blank in wanted:
                self.stdout.write(f"    {blank.name}: {text_of(blank.label)} ({blank.type_name})")

    def _say(self, body: Body, asked: Question, answered: answers.Answered) -> None:
        verdict = answered.verdict
        words = {
            Answer.YES: asked.yes, Answer.NO: asked.no, Answer.OPEN: asked.open,
            Answer.SILENT: "The constitution is silent on this",
        }[verdict.answer]  # fmt: skip
        result = "" if verdict.result is None else f": {verdict.result}"
        self.stdout.write(f"{text_of(asked.words)} {text_of(words)}{result}")
        self.stdout.write(f"{body}, law of {verdict.on}, version {verdict.version}")
        for one in verdict.grounds:
            aside = f" (void: {one.void_by})" if one.void_by else ""
            aside += f" (set aside by Art. {one.overruled_by})" if one.overruled_by else ""
            self.stdout.write(
                f"{SIGNS[one.finding.stand]} Art. {one.article}: {said(one.sentence)}{aside}"
            )
            for line in one.finding.facts:
                self.stdout.write(f"    {said(line)}")
        labels = {blank.name: text_of(blank.label) for blank in asked.facts.blanks}
        for name in verdict.missing:
            self.stdout.write(f"Must be known first: {name}: {labels[name]}")
        for line in verdict.next:
            self.stdout.write(f"Next: {said(line)}")
