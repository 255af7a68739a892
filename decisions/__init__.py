"""The web app: what people and tools decide with, kept in rows and shown in pages."""
