/** Days and times of day, said in any way, and what was said beside them of other days. */
@NullMarked
package dev.parley.language.times;

import org.jspecify.annotations.NullMarked;
