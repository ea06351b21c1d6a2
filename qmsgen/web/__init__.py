"""A document as semantic markup and a theme as style sheets: what the formats HTML and PDF share."""
