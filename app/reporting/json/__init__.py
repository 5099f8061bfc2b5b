"""Documents in JSON: outcomes, the exchange file, LCAx."""
