"""Thai in Qt's widgets: wrapped at words, moved through by cells, typed on a Thai keyboard."""
