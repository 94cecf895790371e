"""Addresses of what is printed for an election; below `associations/<pk>/elections/`."""

from django.urls import path

from elections.views import packets, paper_prints, papers

urlpatterns = [
    path("<int:election_pk>/papers/", papers.index, name="election_papers"),
    path("<int:election_pk>/packets/", packets.index, name="election_packets"),
    path(
        "<int:election_pk>/packets/<int:packet_pk>/print/", paper_prints.packet,
        name="election_packet_print",
    ),
    path(
        "<int:election_pk>/packets/<int:packet_pk>/print.pdf", paper_prints.packet_pdf,
        name="election_packet_pdf",
    ),
    path(
        "<int:election_pk>/packets/<int:packet_pk>/booth/", packets.give,
        name="election_packet_give",
    ),
    path(
        "<int:election_pk>/packets/<int:packet_pk>/take-out/", packets.take_out,
        name="election_packet_take_out",
    ),
    path("<int:election_pk>/papers/<slug:which>/", paper_prints.sheet, name="election_paper"),
    path("<int:election_pk>/papers/<slug:which>.pdf", paper_prints.pdf, name="election_paper_pdf"),
]  # fmt: skip
