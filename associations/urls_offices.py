"""Addresses of an association's offices and committees; below `associations/<pk>/`."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
