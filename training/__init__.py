"""Recipes: from shared data to the lexicons and models that ship with demnach, one module each."""
