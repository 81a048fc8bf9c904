"""Runs notebooks on the tslab kernel, each in a process of its own, and says what their cells printed.

On stdin a JSON list of {"name", "cells"}, a cell being its source; on stdout one JSON object a line, {"name",
"cells": [{"stdout", "stderr", "html"}]}, as each comes to its end. Run in the folder that the notebooks stand in, with
JUPYTER_PATH naming the kernelspec. A cell with an error does not end the notebook: what a reader of the output makes
of it is theirs.
"""

import json
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from jupyter_client.manager import KernelManager

# A kernel starts on one core and waits on the disk; two of them keep two cores busy.
AT_ONCE = 2
# After an error tslab aborts, unrun, what comes within 200 ms.
ABORTING = 0.3

printing = threading.Lock()


def run(notebook):
    manager = KernelManager(kernel_name="tslab")
    manager.start_kernel(stderr=sys.stderr)
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        cells = [run_cell(client, source) for source in notebook["cells"]]
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    with printing:
        print(json.dumps({"name": notebook["name"], "cells": cells}), flush=True)


def run_cell(client, source):
    cell = {"stdout": "", "stderr": "", "html": ""}

    def collect(message):
        content = message["content"]
        if message["msg_type"] == "stream":
            cell[content["name"]] += content["text"]
        if message["msg_type"] == "display_data":
            cell["html"] += content["data"].get("text/html", "")

    reply = client.execute_interactive(source, output_hook=collect, timeout=60)
    if reply["content"]["status"] != "ok":
        time.sleep(ABORTING)
    return cell


with ThreadPoolExecutor(AT_ONCE) as pool:
    list(pool.map(run, json.load(sys.stdin)))
