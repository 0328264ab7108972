/**
 * Claims due calls, fences them, dials, runs the conversations on them and reports their ends.
 *
 * <p>The only place in the server where telephony and conversation meet. Begin with {@link
 * dev.parley.dispatch.Dispatcher}, then {@code PhoneCallRunner}.
 */
@NullMarked
package dev.parley.dispatch;

import org.jspecify.annotations.NullMarked;
