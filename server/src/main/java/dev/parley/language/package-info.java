/**
 * What is particular to a human language, English first: numbers, dates, names and addresses in
 * what people say, the words that mean yes, wait or stop, and what an agent says of its own accord.
 *
 * <p>It knows nothing of calls or audio.
 */
@NullMarked
package dev.parley.language;

import org.jspecify.annotations.NullMarked;
