package dev.parley.tts;

/**
 * A word, a part of one or a mark, as the {@link Tokenizer} finds it.
 *
 * @param spaced whether a space follows
 */
record Token(String text, boolean spaced) {}
