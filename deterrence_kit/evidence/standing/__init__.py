"""How far each claim stands, and what others would ask of the model."""
