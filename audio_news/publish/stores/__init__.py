"""A show's folder put where the public finds it: another folder, or a bucket."""
