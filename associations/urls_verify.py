"""Addresses of the certificate, and of the public pages on which it is verified."""

from django.urls import path

from associations.views import certificates, verify

urlpatterns = [
    path("verify/", verify.ask, name="verify_ask"),
    path("verify/<path:code>", verify.verify, name="verify"),
    path("associations/<int:pk>/certificate/", certificates.sheet, name="certificate"),
    path("associations/<int:pk>/certificate.pdf", certificates.pdf, name="certificate_pdf"),
]
