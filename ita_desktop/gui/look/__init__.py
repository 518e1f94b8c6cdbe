"""How everything looks: colours, fonts, icons, and the zoom that all sizes follow."""
