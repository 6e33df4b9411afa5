"""Tijden: when does it happen?"""
