"""Reading a stranger's file in a process of its own: little memory, little time, no network, no other files."""
