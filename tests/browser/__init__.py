"""A package, so that pytest closes the browser after its last test: an open Playwright keeps a loop running."""
