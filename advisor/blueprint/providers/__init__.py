"""Each provider as the services that fill the roles of a design."""
