"""The rules that find numbers, steps and statements in English news: text in, spans out."""
