"""The pen: every change of state is one verb here, called alike by page, admin and command."""
