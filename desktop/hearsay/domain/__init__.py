"""What everything talks about: immutable values, standard library only."""
