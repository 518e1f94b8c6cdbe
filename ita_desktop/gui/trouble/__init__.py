"""When it goes wrong: crashes, lost files, and how the words are kept."""
