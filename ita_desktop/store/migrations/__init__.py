"""The file's schema, revision by revision; the newest equals the entities. Run by Alembic."""
