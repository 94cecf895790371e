"""The topics of a constitution, in the order in which a document usually treats them."""

from enum import StrEnum
from typing import Final

from hnsa.law.words import says


class Topic(StrEnum):
    VALUES = "values"
    JOINING = "joining"
    CATEGORIES = "categories"
    DUES = "dues"
    LEAVING = "leaving"
    MEETINGS = "meetings"
    DECISIONS = "decisions"
    OFFICES = "offices"
    ELECTIONS = "elections"
    FUNDS = "funds"
    PAPERS = "papers"
    CHANGE = "change"


TOPICS: Final = {
    Topic.VALUES: says("Who we are and what we hold to"),
    Topic.JOINING: says("Joining"),
    Topic.CATEGORIES: says("Kinds of members"),
    Topic.DUES: says("Dues and work"),
    Topic.LEAVING: says("Leaving and being put out"),
    Topic.MEETINGS: says("Meetings"),
    Topic.DECISIONS: says("Decisions"),
    Topic.OFFICES: says("Offices and committees"),
    Topic.ELECTIONS: says("Elections"),
    Topic.FUNDS: says("Money"),
    Topic.PAPERS: says("Papers and accounts"),
    Topic.CHANGE: says("Change and end"),
}
