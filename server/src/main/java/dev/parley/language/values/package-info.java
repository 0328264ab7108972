/**
 * Typed values in what people say: one way in for every format (decision 0032), and whether one
 * that is read out is whole.
 */
@NullMarked
package dev.parley.language.values;

import org.jspecify.annotations.NullMarked;
