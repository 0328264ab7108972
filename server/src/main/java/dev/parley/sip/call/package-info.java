/**
 * What a user agent does with transactions (RFC 3261 sections 8, 12 to 15), sans-IO: dialogs, calls
 * in both directions, offers and answers (RFC 3264), session timers (RFC 4028), forks,
 * redirections.
 *
 * <p>Session descriptions are opaque here; media is unknown.
 */
@NullMarked
package dev.parley.sip.call;

import org.jspecify.annotations.NullMarked;
