"""Addresses of the import wizard, below `/imports/`."""

from django.urls import path

from members.views import (
    imports,
    imports_admission,
    imports_doubts,
    imports_outcome,
    imports_preview,
    imports_reading,
)

app_name = "imports"
urlpatterns = [
    path("", imports.listing, name="list"),
    path("new/", imports.upload, name="new"),
    path("organisations.json", imports.organisations, name="organisations"),
    path("template/<str:homenet>.xlsx", imports.template, name="template"),
    path("<int:pk>/", imports_preview.job, name="job"),
    path("<int:pk>/progress.json", imports_preview.progress, name="progress"),
    path("<int:pk>/read/", imports_reading.read, name="read"),
    path("<int:pk>/map/", imports_reading.columns, name="map"),
    path("<int:pk>/rows/<int:row_id>/", imports_preview.row, name="row"),
    path("<int:pk>/rows/<int:row_id>/decide/", imports_doubts.decide_row, name="decide-row"),
    path("<int:pk>/rows/<int:row_id>/admit/", imports_admission.admit, name="admit-row"),
    path("<int:pk>/doubts/", imports_doubts.doubts, name="doubts"),
    path("<int:pk>/accept/", imports_outcome.accept, name="accept"),
    path("<int:pk>/undo/", imports_outcome.undo, name="undo"),
    path("<int:pk>/drop/", imports_outcome.drop, name="drop"),
    path("<int:pk>/again/", imports_outcome.again, name="again"),
    path("<int:pk>/mend/", imports_outcome.mend, name="mend"),
    path("<int:pk>/report.json", imports_outcome.report, name="report"),
]
