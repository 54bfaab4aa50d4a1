"""`python -m suizhi` is the `suizhi` command."""

from suizhi.cli import main

if __name__ == "__main__":
    main()
