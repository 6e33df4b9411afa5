"""Overzicht: what needs attention now?"""
