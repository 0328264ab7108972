/** Typed values in what people say: one way in for every format (decision 0032). */
@NullMarked
package dev.parley.language.values;

import org.jspecify.annotations.NullMarked;
