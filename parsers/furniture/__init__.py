"""What repeats on pages and belongs to no standard: heads, feet, closing words, signatures."""
