/** People's names, said and spelled, and whose they are. */
@NullMarked
package dev.parley.language.names;

import org.jspecify.annotations.NullMarked;
