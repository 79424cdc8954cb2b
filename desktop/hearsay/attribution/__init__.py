"""An article becomes an annotated article: sentences, quotations, attributions, types."""
