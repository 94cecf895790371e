"""Addresses of an association's meetings; below `associations/<pk>/`."""

from django.urls import path

from associations.views import (
    attendance,
    meeting_prints,
    meeting_steps,
    meetings,
    minutes,
    tasks,
)

ONE = "meetings/<int:meeting_pk>/"

urlpatterns = [
    path("meetings/", meetings.index, name="meetings"),
    path("meetings/new/", meetings.new, name="meeting_new"),
    path("tasks/", tasks.index, name="tasks"),
    path("tasks/<int:task_pk>/", tasks.settle, name="task"),
    path(ONE, meetings.page, name="meeting"),
    path(f"{ONE}change/", meetings.change, name="meeting_change"),
    path(f"{ONE}agenda/", meetings.agenda, name="meeting_agenda"),
    path(f"{ONE}notice/", meeting_steps.notice, name="meeting_notice"),
    path(f"{ONE}open/", meeting_steps.begin, name="meeting_open"),
    path(f"{ONE}attendance/", attendance.page, name="meeting_attendance"),
    path(f"{ONE}attendance/mark/", attendance.mark, name="meeting_mark"),
    path(f"{ONE}figures/", meeting_steps.figures, name="meeting_figures"),
    path(f"{ONE}close/", meeting_steps.close, name="meeting_close"),
    path(f"{ONE}not-held/", meeting_steps.not_held, name="meeting_not_held"),
    path(f"{ONE}put-off/", meeting_steps.postpone, name="meeting_postpone"),
    path(f"{ONE}call-again/", meeting_steps.again, name="meeting_again"),
    path(f"{ONE}minutes/", minutes.page, name="meeting_minutes"),
    *(
        path(
            f"{ONE}{which}/print{ending}", view, {"which": which}, name=f"meeting_{which}_{name}"
        )
        for which in meeting_prints.SHEETS
        for ending, view, name in (
            ("/", meeting_prints.sheet, "print"), (".pdf", meeting_prints.pdf, "pdf"),
        )
    ),
]  # fmt: skip
