"""Money that is set aside, and fines."""

from associations.rules.asked_of_funds import FINE, RESERVE, Year
from associations.rules.funds import over_whole
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import amount, part
from hnsa.law.money import Money
from hnsa.law.question import answers
from hnsa.law.shares import Share
from hnsa.law.verdict import Finding, tells
from hnsa.law.words import Line, says, tell


@kind(
    "reserve_share", topic=Topic.FUNDS, heading=says("The reserve"),
    source="kinds.csv finance.reserve: 0.15 to 0.25 of net profit; Puducherry Act s.71",
)  # fmt: skip
class ReserveShare(Kind):
    """Of the net profit of a year at least this share goes to the reserve."""

    share: Share = part("25 %", says("At least"))
    sentence = says("Of the net profit of a year at least {share} goes to the reserve.")

    def slips(self) -> tuple[Line, ...]:
        return over_whole(self.share)

    def slips_beside(self, law: Law) -> tuple[Line, ...]:
        shares = [one.share for one in law.of(EducationFund)]
        shares += [one.share for one in law.of(CommonGoodFund)]
        together = Share(sum((one.of_one for one in shares), start=self.share.of_one))
        if not shares or self.share.of_one > 1 or together.of_one <= 1:
            return ()
        too_much = tell(
            "With what goes to other funds, {share} of the profit would be set aside: more than "
            "the whole.",
            share=together,
        )  # fmt: skip
        return (too_much,)

    @answers(RESERVE, "profit")
    def set_aside(self, year: Year) -> Finding:
        assert year.profit is not None
        least = year.profit.least_share(self.share)
        told = tell(
            "To the reserve: {share} of {profit} is {sum}, at least.",
            share=self.share, profit=year.profit, sum=least,
        )  # fmt: skip
        return tells(told, result=least)


@kind(
    "education_fund", topic=Topic.FUNDS, heading=says("The education fund"),
    source="kinds.csv finance.education_fund: 0.02 of net profit; Puducherry Act s.71",
)  # fmt: skip
class EducationFund(Kind):
    """Of the net profit of a year at most this share goes to teaching and training."""

    share: Share = part("2 %", says("At most"))
    sentence = says("Of the net profit of a year at most {share} goes to teaching and training.")

    def slips(self) -> tuple[Line, ...]:
        return over_whole(self.share)

    @answers(RESERVE, "profit")
    def set_aside(self, year: Year) -> Finding:
        assert year.profit is not None
        most = year.profit.most_share(self.share)
        told = tell(
            "To teaching and training: {share} of {profit} is {sum}, at most.",
            share=self.share, profit=year.profit, sum=most,
        )  # fmt: skip
        return tells(told, result=most)


@kind(
    "common_good_fund", topic=Topic.FUNDS, heading=says("The common good"),
    source="kinds.csv finance.common_good: 0.1 of net profit; Puducherry Act s.71",
)  # fmt: skip
class CommonGoodFund(Kind):
    """Of the net profit of a year at most this share goes to the common good of the place."""

    share: Share = part("10 %", says("At most"))
    sentence = says("Of the net profit of a year at most {share} goes to the common good.")

    def slips(self) -> tuple[Line, ...]:
        return over_whole(self.share)

    @answers(RESERVE, "profit")
    def set_aside(self, year: Year) -> Finding:
        assert year.profit is not None
        most = year.profit.most_share(self.share)
        told = tell(
            "To the common good: {share} of {profit} is {sum}, at most.",
            share=self.share, profit=year.profit, sum=most,
        )  # fmt: skip
        return tells(told, result=most)


@kind(
    "fine_for_absence", topic=Topic.DUES, heading=says("A meeting missed"),
    source="kinds.csv fine.absence: 5 INR at most, or as the group decides",
)  # fmt: skip
class FineForAbsence(Kind):
    """Who misses a meeting without word pays a fine (rupees, taka …), in a year up to a limit."""

    each: Money = amount(5, says("For a meeting"), least=1)
    most: Money = amount(50, says("In a year at most"), least=1)
    sentence = says(
        "Who misses a meeting without sending word pays {each}, in a year at most {most}."
    )

    def slips(self) -> tuple[Line, ...]:
        return _most_below_each(self.each, self.most)

    @answers(FINE, "absences")
    def fine(self, year: Year) -> Finding:
        assert year.absences is not None
        due = min(self.each * year.absences, self.most)
        told = tell(
            "{absences} meeting missed without word: {sum}.",
            "{absences} meetings missed without word: {sum}.",
            absences=year.absences, sum=due,
        )  # fmt: skip
        return tells(told, result=due)


def _most_below_each(each: Money, most: Money) -> tuple[Line, ...]:
    if most >= each:
        return ()
    return (
        tell("At most {most} may be asked, but a single fine is {each}.", most=most, each=each),
    )
