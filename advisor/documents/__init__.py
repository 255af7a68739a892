"""What leaves the house: drawings, a decision record, a data contract, a report, and the data."""
