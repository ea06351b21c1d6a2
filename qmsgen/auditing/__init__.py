"""Audit work: criteria frozen before an audit, working papers, what auditors wrote read back and told."""
