"""The pages: the only place where model, pictures and controls are wired together."""
