package dev.parley.knowledge;

import dev.parley.language.intents.QuestionKind;
import java.util.Set;

/**
 * What a callee asks.
 *
 * @param words stems of what it is about, beside what tells its kind
 * @param meaning where it stands
 */
record Asked(QuestionKind kind, Set<String> words, Place meaning) {}
