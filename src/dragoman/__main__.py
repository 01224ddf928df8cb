"""Start of the command line: a Ctrl-C while it is still being loaded ends it without a word."""

import signal


def main() -> None:
    """Load the command line and run it."""
    stop = signal.getsignal(signal.SIGINT)
    if stop is signal.default_int_handler:  # not where whoever started it lets it ignore Ctrl-C
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from dragoman.present.cli.main import main as run  # noqa: PLC0415 - this is what takes time

    signal.signal(signal.SIGINT, stop)
    run()


if __name__ == "__main__":
    main()
