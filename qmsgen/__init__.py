"""Quality management documents from a policy set written in YAML."""

__version__ = "0.1.0"
