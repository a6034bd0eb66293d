"""Page Rencana aksi as words and HTML: quarter board, coverage, PMPRB, six questions, ranking, decisions of a raker."""
