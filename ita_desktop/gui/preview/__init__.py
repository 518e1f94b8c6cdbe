"""The pages as they will be printed, beside the fields."""
