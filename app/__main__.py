"""Entry point of the program: `python -m app` is the command `meetlat`, and starts the isolated process."""

import sys


def _start() -> int:
    from app.isolation.setup import CHILD_OPTION

    if sys.argv[1:] == [CHILD_OPTION]:
        from app.report_check.child import main as read_apart

        read_apart()
    from app.command_line.cli import main

    return main()


if __name__ == "__main__":
    sys.exit(_start())
