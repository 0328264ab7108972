/**
 * The embedded PostgreSQL: a real server in a child process, prepared, started, watched and
 * stopped. Tables are not known here.
 */
@NullMarked
package dev.parley.postgres;

import org.jspecify.annotations.NullMarked;
