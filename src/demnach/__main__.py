"""``python -m demnach``."""

import sys

from demnach.cli import main

if __name__ == "__main__":
    sys.exit(main())
