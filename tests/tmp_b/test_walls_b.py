from tests.walls import test_every_url as t
t.WALK = [(a,p) for a,p in t.WALK if a.name.startswith(("termination","membership_card","member_register","logout","verify"))]
from tests.walls.test_every_url import *
