"""Reading in a process of its own, which may be killed: what somebody else made may be made to do harm."""
