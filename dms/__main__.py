"""Run the command as `python -m dms`."""

from dms.cli import main

if __name__ == "__main__":
    main()
