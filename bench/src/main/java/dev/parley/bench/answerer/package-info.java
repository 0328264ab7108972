/** How well it is found who or what took a call. */
@NullMarked
package dev.parley.bench.answerer;

import org.jspecify.annotations.NullMarked;
