"""Points of the judged indicators: figures from inputs, the state of each point, and the levels that follow."""
