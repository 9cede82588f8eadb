"""Lines, boxes and grids that are drawn on a page, whichever reader found them."""
