package dev.parley.knowledge;

/**
 * Something a knowledge base holds that is near a question, whether it answers it or not.
 *
 * @param text with the question or the title it stands under
 * @param base id of the knowledge base
 * @param item id of the item in it
 */
public record Passage(String text, String base, String item) {}
