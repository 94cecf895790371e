"""Until when a candidate may withdraw, by the day on which the list was really posted."""

from dataclasses import replace
from datetime import date

from associations.rules.asked_of_offices import ELECTION_PLAN, NOMINATE, Nomination, Plan
from associations.rules.nominations import Withdrawal
from elections.models import Election
from elections.queries.elections import law_of, taken_of
from elections.vocabulary.steps import Step
from hnsa.law.asking import Law, ask
from hnsa.law.verdict import Answer, Stand, Verdict


def late_withdrawal(election: Election, on: date) -> Verdict | None:
    """What stands against a withdrawal on that day; None while it is in time, or no list posted."""
    posted = taken_of(election).get(Step.LIST)
    if posted is None:
        return None
    told = Nomination(on=on, withdrawn_on=on, list_on=posted.on)
    verdict = ask(NOMINATE, _on_withdrawals(law_of(election)), told)
    late = any(one.stands and one.finding.stand is Stand.HOLDS for one in verdict.grounds)
    return verdict if late else None


def early_close(election: Election, on: date) -> Verdict | None:
    """What stands against closing the withdrawals on that day; None where the time is over."""
    posted = taken_of(election).get(Step.LIST)
    if posted is None:
        return None
    told = Plan(on=on, withdrawal_until=on, list_on=posted.on)
    verdict = ask(ELECTION_PLAN, _on_withdrawals(law_of(election)), told)
    return verdict if verdict.answer is Answer.NO else None


def _on_withdrawals(law: Law) -> Law:
    """Only the articles on withdrawals."""
    articles = [one for one in law.articles if isinstance(one.rule, Withdrawal)]
    return replace(law, articles=tuple(articles))
