/** What the dashboard asks a server with very many calls. */
@NullMarked
package dev.parley.bench.dashboard;

import org.jspecify.annotations.NullMarked;
