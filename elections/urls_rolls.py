"""Addresses of the roll of voters; below `associations/<pk>/elections/`."""

from django.urls import path

from elections.views import objections, roll_prints, roll_steps, rolls

_ROLL = "<int:election_pk>/roll/"
urlpatterns = [
    path(_ROLL, rolls.index, name="roll"),
    path(f"{_ROLL}draw/", roll_steps.draw, name="roll_draw"),
    path(f"{_ROLL}post/", roll_steps.post, name="roll_post"),
    path(f"{_ROLL}close/", roll_steps.close, name="roll_close"),
    path(f"{_ROLL}final/", roll_steps.finish, name="roll_final"),
    path(f"{_ROLL}booths/", roll_steps.booths, name="roll_booths"),
    path(f"{_ROLL}copy/", rolls.copy, name="roll_copy"),
    path(f"{_ROLL}print/", roll_prints.sheet, name="roll_print"),
    path(f"{_ROLL}roll.pdf", roll_prints.pdf, name="roll_pdf"),
    path(f"{_ROLL}slips/", roll_prints.slips, name="roll_slips"),
    path(f"{_ROLL}slips.pdf", roll_prints.slips_pdf, name="roll_slips_pdf"),
    path(f"{_ROLL}objections/", objections.index, name="roll_objections"),
    path(f"{_ROLL}objections/new/", objections.new, name="roll_object"),
    path(f"{_ROLL}objections/<int:objection_pk>/", objections.one, name="roll_objection"),
    path(f"{_ROLL}objections/<int:objection_pk>/decide/", objections.decide, name="roll_decide"),
    path(f"{_ROLL}<int:entry_pk>/", rolls.entry, name="roll_entry"),
    path(f"{_ROLL}<int:entry_pk>/booth/", roll_steps.to_booth, name="roll_to_booth"),
]
