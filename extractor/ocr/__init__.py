"""Words of pictures: which pages need it, upright and even pages, tesseract's words."""
