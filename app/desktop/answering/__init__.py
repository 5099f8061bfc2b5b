"""Answering indicators: their values, points, inputs and evidence, for the pages that ask them."""
