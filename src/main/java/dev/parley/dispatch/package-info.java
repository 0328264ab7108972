/**
 * Claims one due call, fences it, dials, runs the conversation on it and reports its end.
 *
 * <p>The only place where telephony and conversation meet.
 */
@NullMarked
package dev.parley.dispatch;

import org.jspecify.annotations.NullMarked;
