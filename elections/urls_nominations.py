"""Addresses of nominations, scrutiny and symbols; below `associations/<pk>/elections/`."""

from django.urls import path

from elections.views import (
    nomination_acts,
    nomination_prints,
    nomination_steps,
    nomination_symbols,
    nominations,
)  # fmt: skip

_ALL = "<int:election_pk>/candidates/"
_ONE = f"{_ALL}<int:nomination_pk>/"
urlpatterns = [
    path(_ALL, nominations.index, name="nominations"),
    path(f"{_ALL}new/", nominations.new, name="nomination_new"),
    path(f"{_ALL}close/", nomination_steps.close, name="nomination_close"),
    path(f"{_ALL}scrutiny/", nomination_steps.begin, name="nomination_begin"),
    path(f"{_ALL}list/", nomination_steps.post, name="nomination_list"),
    path(f"{_ALL}withdrawals/", nomination_steps.settle, name="nomination_settle"),
    path(f"{_ALL}symbols/", nomination_symbols.own, name="nomination_own_symbols"),
    path(f"{_ALL}symbols/<int:contest_pk>/", nomination_symbols.turns, name="nomination_turns"),
    path(_ONE, nominations.page, name="nomination"),
    path(f"{_ONE}complete/", nominations.complete, name="nomination_complete"),
    path(f"{_ONE}receipt/", nomination_prints.receipt, name="nomination_receipt"),
    path(f"{_ONE}receipt.pdf", nomination_prints.receipt_pdf, name="nomination_receipt_pdf"),
    path(f"{_ONE}scrutiny/", nomination_acts.look_through, name="nomination_scrutiny"),
    path(f"{_ONE}appeal/", nomination_acts.appeal, name="nomination_appeal"),
    path(f"{_ONE}answer/", nomination_acts.answer, name="nomination_answer"),
    path(f"{_ONE}withdraw/", nomination_acts.withdraw, name="nomination_withdraw"),
    path(f"{_ONE}died/", nomination_acts.died, name="nomination_died"),
    path(f"{_ONE}photo/", nominations.photo, name="nomination_photo"),
    path(f"{_ONE}photo/new/", nomination_acts.photo, name="nomination_photo_new"),
    path(f"{_ONE}symbol/", nomination_symbols.choose, name="nomination_symbol"),
]
