/** How much the HTTP interface can bear. */
@NullMarked
package dev.parley.bench.api;

import org.jspecify.annotations.NullMarked;
