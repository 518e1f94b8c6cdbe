"""Find and replace: the places, ticked one by one."""
