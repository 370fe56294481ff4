"""Measures of the network with what they are worth: intervals by resampling events, stability, sensitivity."""
