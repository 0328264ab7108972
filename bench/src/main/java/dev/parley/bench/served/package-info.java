/** The whole server in a process of its own, as its operator and its clients see it. */
@NullMarked
package dev.parley.bench.served;

import org.jspecify.annotations.NullMarked;
