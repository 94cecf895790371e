"""Addresses of the declaration, the sealed record, objections to the result.

Below `associations/<pk>/elections/`.
"""

from django.urls import path

from elections.views import record_prints, record_steps, records

urlpatterns = [
    path("<int:election_pk>/result/", records.page, name="record"),
    path("<int:election_pk>/result/declare/", records.declare, name="record_declare"),
    path("<int:election_pk>/result/check/", records.check, name="record_check"),
    path("<int:election_pk>/result/verify_record.py", records.script, name="record_script"),
    path("<int:election_pk>/result/offices/", record_steps.offices, name="record_offices"),
    path("<int:election_pk>/result/objections/new/", record_steps.object_, name="record_object"),
    path(
        "<int:election_pk>/result/objections/<int:objection_pk>/", record_steps.objection,
        name="record_objection",
    ),
    path("<int:election_pk>/result/void/", record_steps.void, name="record_void"),
    path("<int:election_pk>/result/papers/", record_steps.destroy, name="record_destroy"),
    path("<int:election_pk>/result/erase/", record_steps.erase, name="record_erase"),
    path("<int:election_pk>/result/<int:number>/record.jsonl", records.file, name="record_file"),
    path("<int:election_pk>/result/<int:number>/names.json", records.names, name="record_names"),
    path("<int:election_pk>/result/<int:number>/print/", record_prints.sheet, name="record_print"),
    path("<int:election_pk>/result/<int:number>/print.pdf", record_prints.pdf, name="record_pdf"),
]  # fmt: skip
