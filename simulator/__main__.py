"""`python -m simulator` is `firstcall`."""

from simulator.cli import main

if __name__ == "__main__":
    main()
