"""Flow charts and other drawings as SVG and PNG, laid out without any outside tool."""
