import sys
from pathlib import Path
from hnsa.launch.cluster import Cluster
from hnsa import environment
c=Cluster(environment.data_folder()/"postgres")
if sys.argv[2]=="start":
    print(c.hold(), flush=True)
    import time
    time.sleep(float(sys.argv[3]))
    c.leave(wait=20)
elif sys.argv[2]=="status": print(c.guardian(), c.server(), c.is_ready())
elif sys.argv[2]=="stop": print(c.stop())
