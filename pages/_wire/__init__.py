"""What goes around the pages on the wire: headers of every response, the page's scripts, the names it answers to."""
