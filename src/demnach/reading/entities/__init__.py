"""Entities: who and what an article names – names found, told apart, and kept together with their descriptions and pronouns.

names → mentions → coreference: ``find_names`` finds names (tagger, gazetteers, repeats), ``mentions`` adds descriptions and
pronouns, ``resolve`` makes entities of them; ``EntityIndex`` finds the entity of a phrase.
"""
