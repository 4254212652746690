"""The pages of a steering committee."""
