"""The extractor of rules over English: words, speech, stance, counts and steps."""
