"""Addresses of an association's offices and committees; below `associations/<pk>/`."""

from django.urls import path

from associations.views import committees, office_prints, office_steps, offices, staff

urlpatterns = [
    path("offices/", offices.index, name="association_offices"),
    path("offices/fill/<slug:post>/", offices.fill, name="office_fill"),
    path("offices/<int:office_pk>/", office_steps.page, name="association_office"),
    path("offices/<int:office_pk>/end/", office_steps.end, name="office_end"),
    path("offices/<int:office_pk>/handing-over/", office_steps.hand_over, name="office_hand_over"),
    path("offices/<int:office_pk>/handing-over/print/", office_prints.sheet, name="office_print"),
    path("offices/<int:office_pk>/handing-over/print.pdf", office_prints.pdf, name="office_pdf"),
    path("committees/new/", committees.new, name="committee_new"),
    path("committees/<int:committee_pk>/", committees.page, name="committee"),
    path("committees/<int:committee_pk>/end/", committees.end, name="committee_end"),
    path(
        "committees/<int:committee_pk>/seats/<int:seat_pk>/end/", committees.unseat,
        name="committee_unseat",
    ),
    path("staff/new/", staff.new, name="staff_new"),
    path("staff/<int:staff_pk>/", staff.page, name="staff"),
    path("staff/<int:staff_pk>/end/", staff.end, name="staff_end"),
]  # fmt: skip
