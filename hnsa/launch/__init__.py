"""Starting things: the virtual environment, PostgreSQL, the site, the tests.

Only the standard library is imported at the top of these modules, because they run before anything
is installed. `python -m hnsa.launch` lists the commands; the Makefile calls them.

Processes of one clone find each other through locks in its data folder, never through names, so
clones stand side by side and a killed process leaves nothing that must be cleaned by hand.
"""
