/**
 * Phone calls: SDP offer/answer, trunks, and {@code dial} and {@code serve}, which give a {@code
 * PhoneCall}.
 *
 * <p>It joins signalling and media and knows nothing of what is said on the line.
 */
@NullMarked
package dev.parley.telephony;

import org.jspecify.annotations.NullMarked;
