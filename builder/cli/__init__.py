"""The command line, one file a command. Only this package prints, and only it decides how the process ends."""
