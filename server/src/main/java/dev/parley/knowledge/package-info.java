/**
 * What an agent's callees may be told beside the questions it asks: questions with their answers
 * and plain texts, found by words and meaning together. It knows nothing of tables and calls.
 */
@NullMarked
package dev.parley.knowledge;

import org.jspecify.annotations.NullMarked;
