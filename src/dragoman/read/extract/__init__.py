"""What is taken from a parsed page: claims, statements, figures and topics; one module each."""
