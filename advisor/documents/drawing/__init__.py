"""Our own drawing of a blueprint: measured text, a layout in lanes, cards, flows and a legend."""
