"""From the window to a file of another format, and from one."""
