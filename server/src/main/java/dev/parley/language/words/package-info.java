/**
 * What any reading of what people say begins with: tokens and sentences, number words and digits,
 * hesitations that mean nothing.
 */
@NullMarked
package dev.parley.language.words;

import org.jspecify.annotations.NullMarked;
