"""What an editor asks while somebody types in a policy set: answered from the same inspection as `qmsgen check`."""
