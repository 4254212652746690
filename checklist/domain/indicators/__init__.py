"""Statistical indicators (biểu số liệu): what is counted, the figures units give, their checks and their roll-up."""
