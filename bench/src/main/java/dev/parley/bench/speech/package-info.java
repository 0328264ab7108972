/** How well people are heard and understood. */
@NullMarked
package dev.parley.bench.speech;

import org.jspecify.annotations.NullMarked;
