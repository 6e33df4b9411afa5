"""Kaart: where?"""
