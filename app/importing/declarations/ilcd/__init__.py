"""The reader of ILCD+EPD data sets, in JSON and XML."""
