"""`python -m pcve_desktop`: the same as the command `pcve-desktop`."""

from pcve_desktop.cli import main

if __name__ == "__main__":
    main()
