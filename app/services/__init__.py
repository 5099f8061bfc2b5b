"""Use cases of the program, one function per action of a user, without Qt."""
