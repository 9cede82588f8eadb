"""What of a standard may be another component's: asked before an absence is claimed."""
