package dev.parley.knowledge;

/**
 * What is said to a question of a callee, and where it is from.
 *
 * @param text the words
 * @param base id of the knowledge base
 * @param item id of the item in it
 * @param probability that it answers what was asked, 0 to 1
 */
public record KnownAnswer(String text, String base, String item, double probability) {}
