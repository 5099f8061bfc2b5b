"""The review of files of somebody else."""
