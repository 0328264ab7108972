package dev.parley.language.answers;

/**
 * A choice that a reply names, whether or not it is meant.
 *
 * @param place among those that were offered
 * @param from its first word
 * @param to behind its last word
 * @param whole false where only a word of its label is said
 */
record ChoiceMention(int place, int from, int to, boolean whole) {
  boolean covers(int word) {
    return from <= word && word < to;
  }
}
