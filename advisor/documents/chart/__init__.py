"""Still charts as SVG: direct labels, honest axes, the same colours as everywhere."""
