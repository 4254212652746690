"""What a steering committee knows and decides: register, receiving, audit, recognition, roll-up. Pure."""
