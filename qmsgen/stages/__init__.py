"""One verb a module: each stage of the way from YAML to documents; no stage imports another."""
