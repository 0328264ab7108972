/**
 * The thread, the sockets and the clock that drive the other three layers (RFC 3261 section 18),
 * and {@link dev.parley.sip.transport.SipEndpoint}, through which others use them.
 */
@NullMarked
package dev.parley.sip.transport;

import org.jspecify.annotations.NullMarked;
