"""Reading: find files, parse them, know what names and values stand for. The only place that opens source."""
