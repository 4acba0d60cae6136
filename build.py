"""`python build.py build`: see README.md."""

import sys

try:
    from builder.cli.start import main
except KeyboardInterrupt:  # before anything could be said
    sys.exit(130)

if __name__ == "__main__":
    main()
