"""The reviewer's window: somebody else's files read, recomputed and judged; nothing of them is stored."""
