/**
 * What a reading of a value is: where and by whom it was said, how sure it is, and what else was
 * mentioned beside it.
 */
@NullMarked
package dev.parley.language.reading;

import org.jspecify.annotations.NullMarked;
