"""Letters of a case: what a template's fields hold in it, who may read what, how the paper is printed, when service has effect."""
