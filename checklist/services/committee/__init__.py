"""The use cases of a steering committee: register, campaigns, receiving, audit, recognition, follow-up, roll-up."""
