"""Documents of strangers -> lines of text. Runs in a cage (`processes.caged`), so it imports little."""
