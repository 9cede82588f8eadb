"""Steps that are drawn: flowcharts, lanes, arrows and tables of steps."""
