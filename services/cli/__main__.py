"""`python -m services.cli` is the program `visitwire`."""

from services.cli.main import main

main()
