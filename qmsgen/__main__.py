"""Run qmsgen as `python -m qmsgen`."""

from qmsgen.cli import main

main()
