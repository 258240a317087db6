"""The review file: tables, transactions, change log, write verbs and queries."""
