"""`python -m app` is the same as the command `meetlat`; a bundle starts itself here to read a file apart."""

import sys


def _start() -> int:
    from app.isolation.setup import CHILD_OPTION

    if sys.argv[1:] == [CHILD_OPTION]:
        from app.isolation.child import main as read_apart

        read_apart()
    from app.cli import main

    return main()


if __name__ == "__main__":
    sys.exit(_start())
