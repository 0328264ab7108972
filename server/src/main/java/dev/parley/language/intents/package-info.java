/**
 * What a whole turn is meant for: an answer, a question back, a wish, a farewell, another language.
 */
@NullMarked
package dev.parley.language.intents;

import org.jspecify.annotations.NullMarked;
