"""Where a page leads: its links, and the redirects that its markup, scripts or Refresh header ask for."""
