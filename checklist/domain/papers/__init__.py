"""The papers of a steering committee: typed contents, and what each prints in the layout of its issuing body."""
