"""The write verbs: each opens one transaction, asks the rules, writes, commits, returns Changes."""
