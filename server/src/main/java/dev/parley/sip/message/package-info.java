/**
 * SIP messages as values (RFC 3261 sections 7, 19, 20 and 25): parsing, writing, headers, URIs,
 * digest challenges. Bodies are opaque but for the check that a session description is there.
 */
@NullMarked
package dev.parley.sip.message;

import org.jspecify.annotations.NullMarked;
