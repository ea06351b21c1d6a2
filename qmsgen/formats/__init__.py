"""How a document becomes bytes: one output format a module, a file's name is its registration."""
