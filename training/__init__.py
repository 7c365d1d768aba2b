"""The labelled corpus, and the commands that fit and measure the reader and the marker."""
