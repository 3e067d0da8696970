"""``python -m demnach``."""

from demnach.cli import main

if __name__ == "__main__":
    main()
