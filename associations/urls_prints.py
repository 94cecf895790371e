"""Addresses of the printed constitution; below `associations/<pk>/constitution/`."""

from django.urls import path

from associations.views import prints

urlpatterns = [
    path("print/", prints.sheet, name="constitution_print"),
    path("print.pdf", prints.pdf, name="constitution_pdf"),
]
