"""The standard that the offices of one service would share, as a draft to be discussed."""
