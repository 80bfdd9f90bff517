"""What a draft says against itself."""
