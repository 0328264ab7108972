package dev.parley.turn;

/**
 * How likely one kind of reply is over when its speaker falls silent, as natural log-odds, before
 * anything is known but what was expected and whether it came.
 *
 * @param word after a single word that answers what was asked, after which many go on
 * @param words after several that do
 * @param unanswered after words that are no answer
 */
public record Prior(double word, double words, double unanswered) {}
