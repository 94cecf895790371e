"""Addresses of the declaration, the sealed record, objections to the result.

Below `associations/<pk>/elections/`.
"""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
