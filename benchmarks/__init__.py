"""Speed and quality: what is measured, on which data, and the scores that CI guards."""
