"""How findings are told: one report format a module, a file's name is its registration."""
