package dev.parley.knowledge;

import dev.parley.language.intents.QuestionKind;
import java.util.Set;

/**
 * Something that may be said to a question.
 *
 * @param item id of the item it is from
 * @param text what is said
 * @param pair whether it was written as the answer to a question
 * @param kind of the question it answers
 * @param found by whose words it is found
 * @param words stems of what it and its question are about
 * @param around stems of the text around it as well
 * @param asked where its question stands; where it has none, as {@code told}
 * @param told where the words that are said stand
 */
record Candidate(
    String item,
    String text,
    boolean pair,
    QuestionKind kind,
    String found,
    Set<String> words,
    Set<String> around,
    Place asked,
    Place told) {}
