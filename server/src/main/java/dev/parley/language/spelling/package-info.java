/**
 * Letters read out: their names and alphabets, words that stand for a letter, what is spelled and
 * said of the same thing.
 */
@NullMarked
package dev.parley.language.spelling;

import org.jspecify.annotations.NullMarked;
