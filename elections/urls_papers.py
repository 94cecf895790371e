"""Addresses of what is printed for an election; below `associations/<pk>/elections/`."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
