/** What a recogniser hears in speech behind a codec, and how far that is from what was said. */
@NullMarked
package dev.parley.bench.heard;

import org.jspecify.annotations.NullMarked;
