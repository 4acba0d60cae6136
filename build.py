"""`python build.py build`: see README.md."""

from builder.cli.start import main

if __name__ == "__main__":
    main()
