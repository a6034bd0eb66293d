"""Planning in the store: the actions of the road map, the decisions of a raker, the six questions of each office."""
