"""In which order candidates are listed, and what becomes of a post when one of them dies."""

from enum import StrEnum
from typing import Final

from hnsa.law.words import says


class Order(StrEnum):
    """How a list is ordered."""

    ALPHABET = "alphabet"
    TIME = "time"
    DRAW = "draw"


ORDERS: Final = {
    Order.ALPHABET: says("by the alphabet, in their own script"),
    Order.TIME: says("by the hour in which the nominations were handed in"),
    Order.DRAW: says("by a draw"),
}


class Then(StrEnum):
    """What follows when a candidate is no longer there."""

    OFF = "off"  # her name goes off the list
    NEW_POLL = "new_poll"  # the papers bear her name: no poll for this post on that day
    COUNTED = "counted"  # the poll has begun
    STAYS = "stays"  # she would withdraw, and it is too late


# No kind of article speaks of these; they are the network's model rule, and each page says so.
AFTER_DEATH: Final = {
    Then.OFF: says("Her name is taken off the list; the others stand."),
    Then.NEW_POLL: says(
        "The papers are printed with her name. There is no poll for this post on that day; time "
        "and place of a new one are made known, and others may be nominated. The other posts are "
        "voted on as planned."
    ),
    Then.COUNTED: says(
        "The poll has begun, so it goes on, and votes for her are counted. If she is elected, "
        "her seat is vacant, and it is filled as a vacancy."
    ),
}
AFTER_PRINTING: Final = says(
    "The papers are printed with her name, so she cannot withdraw any more. Her name stays, and "
    "votes for her are counted; if she is elected, she may resign."
)
