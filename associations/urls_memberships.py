"""Addresses of applications, terminations and the other procedures about members.

Below `associations/<pk>/`.
"""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
