"""The review window: files of others are read, recomputed and judged; nothing of them is stored."""
