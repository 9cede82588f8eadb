"""Pictures of pages as sources: photographs, scans, faxes."""
