#!/usr/bin/env python3
"""moto's server, with one request at a time: `moto_one_at_a_time.py PORT`.

moto's own serves several at once, and loses writes by it: a transaction that fails puts back its tables as they stood
when it began, with what others wrote to them meanwhile gone.
"""

import os
import sys
import threading

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from werkzeug.serving import run_simple


def one_at_a_time(application):
    lock = threading.Lock()

    def call(environ, start_response):
        with lock:
            answer = application(environ, start_response)
            try:
                return list(answer)
            finally:
                if hasattr(answer, "close"):
                    answer.close()

    return call


def main() -> None:
    port = int(sys.argv[1])
    os.environ["MOTO_PORT"] = str(port)
    application = DomainDispatcherApplication(create_backend_app)
    run_simple(
        "127.0.0.1", port, one_at_a_time(application), threaded=True, request_handler=MotoRequestHandler
    )


if __name__ == "__main__":
    main()
