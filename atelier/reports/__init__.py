"""Figures of the house: counted, closed, shown, printed and handed on."""
