"""What comes in and goes out: programmes, status exports, and the files exchanged with others."""
