"""Seats: which offices there are, how large the committee is, who has a place on it and who not."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from associations.rules.asked_of_offices import (
    COMMITTEE,
    STAND,
    VACATES,
    Candidate,
    Committee,
    Holder,
)  # fmt: skip
from associations.vocabulary.subjects import POSTS, Post
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import SEATS, part, several, steps, whole
from hnsa.law.question import answers
from hnsa.law.shares import Share, Steps
from hnsa.law.verdict import Finding, breaks, holds, unknown
from hnsa.law.words import Line, line, says, tell


def at_most(of_them: Line, number: int, most: int) -> Finding:
    """So many of these on the committee, where there may be at most `most`."""
    told = tell("{who}: {number}; at most {most}.", who=of_them, number=number, most=most)
    return holds(told) if number <= most else breaks(told)


@kind(
    "committee_posts", topic=Topic.OFFICES, heading=says("Offices"),
    source="R23, R21 (president, treasurer, secretary); kinds.csv committee.posts: 4 to 5 posts",
)  # fmt: skip
class CommitteePosts(Kind):
    """The offices that there are."""

    posts: tuple[Post, ...] = several("president,secretary,treasurer", says("Offices"), POSTS)
    sentence = says("The association has these offices: {posts}.")

    @answers(COMMITTEE, reads=("posts",))
    def committee(self, ours: Committee) -> Finding:
        if not ours.posts:
            return unknown("posts")
        empty = tuple(line(POSTS[one], {}) for one in self.posts if one not in ours.posts)
        if empty:
            return breaks(
                tell("Offices that nobody holds: {posts}.", posts=empty),
                next=tell("Somebody is chosen for each of them."),
            )  # fmt: skip
        return holds(tell("All offices are filled."))

    def slips_beside(self, law: Law) -> Iterable[Line]:
        offices = len(set(self.posts) - {Post.MEMBER, Post.AUDITOR, Post.DELEGATE})
        for size in law.of(CommitteeSize):
            if offices > size.most:
                yield tell(
                    "There are more offices than seats on the committee: {offices} and {seats}.",
                    offices=offices, seats=size.most,
                )  # fmt: skip


@kind(
    "committee_size", topic=Topic.OFFICES, heading=says("Size of the committee"),
    source="kinds.csv committee.size: 5 to 25, committee.size_min, committee.size_max",
)  # fmt: skip
class CommitteeSize(Kind):
    """How many sit on the committee, offices included; both the same where the size is fixed."""

    least: int = whole(5, says("At least"), least=1, most=200, unit=SEATS)
    most: int = whole(15, says("At most"), least=1, most=200, unit=SEATS)
    sentence = says("The executive committee has from {least} to {most} members.")

    @answers(COMMITTEE, "size")
    def committee(self, ours: Committee) -> Finding:
        assert ours.size is not None
        told = tell(
            "Members of the committee: {size}; from {least} to {most}.",
            size=ours.size, least=self.least, most=self.most,
        )  # fmt: skip
        return holds(told) if self.least <= ours.size <= self.most else breaks(told)

    def slips(self) -> Iterable[Line]:
        if self.least > self.most:
            yield tell(
                "No committee has from {least} to {most} members.",
                least=self.least, most=self.most,
            )  # fmt: skip


@kind(
    "committee_size_steps", topic=Topic.OFFICES, heading=says("The committee grows with us"),
    source="kinds.csv committee.size, committee.size_max: larger with the number of members",
)  # fmt: skip
class CommitteeSizeSteps(Kind):
    """How many sit on the committee, by the number of members."""

    seats: Steps = steps("1: 5, 51: 9", says("Seats by members"), least=1, most=200)
    sentence = says("The committee has as many seats as our number asks for: {seats}.")

    @answers(COMMITTEE, "size", "members")
    def committee(self, ours: Committee) -> Finding | None:
        assert ours.size is not None and ours.members is not None
        seats = self.seats.at(ours.members)
        if seats is None:
            return None
        told = tell(
            "Members of the association: {members}; so the committee has {seats}. It has {size}.",
            members=ours.members, seats=seats, size=ours.size,
        )  # fmt: skip
        return holds(told) if ours.size == seats else breaks(told)

    def slips_beside(self, law: Law) -> Iterable[Line]:
        for size in law.of(CommitteeSize):
            for _, seats in self.seats.rows:
                if not size.least <= seats <= size.most:
                    yield tell(
                        "{seats} seats are not within the size of the committee: from {least} "
                        "to {most}.",
                        seats=seats, least=size.least, most=size.most,
                    )  # fmt: skip


@kind(
    "outsiders_on_committee", topic=Topic.OFFICES, heading=says("Who is not a member"),
    source="kinds.csv committee.outsiders: 5 persons",
)  # fmt: skip
class OutsidersOnCommittee(Kind):
    """How many on the committee need not be members."""

    seats: int = whole(0, says("At most"), most=50, unit=SEATS)
    sentence = says(
        "People who are not members may hold so many seats on the committee, and not more: {seats}."
    )

    @answers(COMMITTEE, "outsiders")
    def committee(self, ours: Committee) -> Finding:
        assert ours.outsiders is not None
        return at_most(tell("Not members"), ours.outsiders, self.seats)


@kind(
    "outsiders_share", topic=Topic.OFFICES, heading=says("A share for outsiders"),
    source="kinds.csv committee.outsiders: half of the office-bearers",
)  # fmt: skip
class OutsidersShare(Kind):
    """Which share of the committee need not be members; base: all who sit on it."""

    share: Share = part("1/2", says("At most this share of the committee"))
    sentence = says("At most {share} of the committee are people who are not members.")

    @answers(COMMITTEE, "outsiders", "size")
    def committee(self, ours: Committee) -> Finding:
        assert ours.outsiders is not None and ours.size is not None
        return at_most(tell("Not members"), ours.outsiders, self.share.most(ours.size))


@kind(
    "nominees_on_committee", topic=Topic.OFFICES, heading=says("Named from outside"),
    source="kinds.csv committee.nominees, committee.govt_nominees: 3 persons",
)  # fmt: skip
class NomineesOnCommittee(Kind):
    """How many a government, donor or bank may name; 0: nobody."""

    seats: int = whole(0, says("At most"), most=50, unit=SEATS)
    sentence = says(
        "So many seats on the committee, and not more, are filled by people named from outside: "
        "{seats}."
    )

    @answers(COMMITTEE, "nominees")
    def committee(self, ours: Committee) -> Finding:
        assert ours.nominees is not None
        return at_most(tell("Named from outside"), ours.nominees, self.seats)


@kind(
    "nominees_share", topic=Topic.OFFICES, heading=says("A share for those named from outside"),
    source="kinds.csv committee.govt_nominees: never over a third of the committee",
)  # fmt: skip
class NomineesShare(Kind):
    """Which share of the committee others may name; base: all who sit on it."""

    share: Share = part("1/3", says("At most this share of the committee"))
    sentence = says("At most {share} of the committee are named from outside.")

    @answers(COMMITTEE, "nominees", "size")
    def committee(self, ours: Committee) -> Finding:
        assert ours.nominees is not None and ours.size is not None
        return at_most(tell("Named from outside"), ours.nominees, self.share.most(ours.size))


@kind(
    "coopted_share", topic=Topic.OFFICES, heading=says("Co-opted members"),
    source="kinds.csv committee.coopt: 0.2 of the committee",
)  # fmt: skip
class CooptedShare(Kind):
    """Which share of the committee it may choose itself; base: all who sit on it."""

    share: Share = part("20 %", says("At most this share of the committee"))
    sentence = says("The committee itself chooses at most {share} of its members.")

    @answers(COMMITTEE, "coopted", "size")
    def committee(self, ours: Committee) -> Finding:
        assert ours.coopted is not None and ours.size is not None
        return at_most(tell("Co-opted"), ours.coopted, self.share.most(ours.size))


@kind(
    "mens_seats", topic=Topic.OFFICES, heading=says("Men on the committee"),
    source="R17 (Kaarvan: men may be involved for marketing and technical advice)",
)  # fmt: skip
class MensSeats(Kind):
    """How many men may sit on the committee; 0: men help and advise, but hold no seat."""

    seats: int = whole(0, says("At most"), most=50, unit=SEATS)
    sentence = says(
        "Men help with marketing and technical advice. They may hold so many seats on the "
        "committee, and not more: {seats}."
    )

    @answers(COMMITTEE, "men")
    def committee(self, ours: Committee) -> Finding:
        assert ours.men is not None
        return at_most(tell("Men"), ours.men, self.seats)


@kind(
    "one_of_a_family", topic=Topic.OFFICES, heading=says("One of a family"),
    source="kinds.csv committee.family_limit: 1 person",
)  # fmt: skip
class OneOfAFamily(Kind):
    """Of a family only one person sits on the committee."""

    sentence = says("Of a family only one person sits on the committee.")

    @answers(COMMITTEE, "one_family")
    def committee(self, ours: Committee) -> Finding:
        assert ours.one_family is not None
        return at_most(tell("Most members of one family"), ours.one_family, 1)

    @answers(STAND, "relative_on_committee")
    def stand(self, her: Candidate) -> Finding:
        if her.relative_on_committee:
            return breaks(tell("Somebody of her family is on the committee."))
        return holds(tell("Nobody of her family is on the committee."))


@kind(
    "no_staff_on_committee", topic=Topic.OFFICES, heading=says("Staff and the committee"),
    source="kinds.csv committee.disqual_contract, member.no_employee; R16 (Kaarvan)",
)  # fmt: skip
class NoStaffOnCommittee(Kind):
    """Paid staff neither sit on the committee nor stand for it; becoming staff ends an office."""

    sentence = says("Paid staff of the association do not sit on its committee.")

    @answers(COMMITTEE, "staff")
    def committee(self, ours: Committee) -> Finding:
        assert ours.staff is not None
        return at_most(tell("Paid staff"), ours.staff, 0)

    @answers(STAND, "employee")
    def stand(self, her: Candidate) -> Finding:
        if her.employee:
            return breaks(
                tell("She is paid staff of the association."),
                next=tell("She may give up the paid work and then stand."),
            )
        return holds(tell("She is not paid staff."))

    @answers(VACATES, "became_staff")
    def vacates(self, her: Holder) -> Finding:
        if her.became_staff:
            return breaks(tell("She has become paid staff."))
        return holds(tell("She is not paid staff."))


class Purpose(StrEnum):
    """What special committees are for."""

    DESIGNERS = "designers"
    TRAINING = "training"
    MARKETING = "marketing"
    EXHIBITIONS = "exhibitions"
    SAVINGS = "savings"
    DISPUTES = "disputes"


PURPOSES: Final = {
    Purpose.DESIGNERS: says("finding designers"),
    Purpose.TRAINING: says("training"),
    Purpose.MARKETING: says("marketing"),
    Purpose.EXHIBITIONS: says("exhibitions"),
    Purpose.SAVINGS: says("savings and loans"),
    Purpose.DISPUTES: says("settling disputes"),
}


@kind(
    "special_committees", topic=Topic.OFFICES, heading=says("Special committees"),
    source="R22 (WESS: designers, training, marketing, exhibitions); kinds.csv "
    "committee.subcommittees: 3 at most",
)  # fmt: skip
class SpecialCommittees(Kind):
    """What special committees help with, and how many there are."""

    purposes: tuple[Purpose, ...] = several(
        "designers,training,marketing,exhibitions", says("For whom or what"), PURPOSES
    )
    least: int = whole(1, says("At least"), most=20)
    most: int = whole(4, says("At most"), least=1, most=20)
    sentence = says(
        "Special committees help the members with {purposes}. There are from {least} to {most} "
        "of them."
    )

    @answers(COMMITTEE, "special_committees")
    def committee(self, ours: Committee) -> Finding:
        assert ours.special_committees is not None
        told = tell(
            "Special committees: {number}; from {least} to {most}.",
            number=ours.special_committees, least=self.least, most=self.most,
        )  # fmt: skip
        if ours.special_committees < self.least:
            return breaks(told, next=tell("The general body forms one."))
        return holds(told) if ours.special_committees <= self.most else breaks(told)

    def slips(self) -> Iterable[Line]:
        if self.least > self.most:
            yield tell(
                "There cannot be from {least} to {most} special committees.",
                least=self.least, most=self.most,
            )  # fmt: skip
