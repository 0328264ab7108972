/**
 * The HTTP interface: REST, live events, sign-in. Translates the wire's names to ours.
 *
 * <p>It has no rule of its own.
 */
@NullMarked
package dev.parley.api;

import org.jspecify.annotations.NullMarked;
