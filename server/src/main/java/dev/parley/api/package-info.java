/**
 * The HTTP interface: REST, live events, sign-in. Translates the wire's names to ours.
 *
 * <p>It rules who may ask and how much, and has no rule of its own about calls.
 */
@NullMarked
package dev.parley.api;

import org.jspecify.annotations.NullMarked;
