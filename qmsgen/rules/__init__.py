"""What can be wrong with a policy set: one defect a module, a file's name is its registration."""
