"""What binds an approval to a text: semantic hashes and revisions."""
