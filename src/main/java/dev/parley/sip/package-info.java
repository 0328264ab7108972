/**
 * An RFC 3261 user agent core, sans-IO: parser, transactions, dialogs, digest and the transports
 * that drive them.
 *
 * <p>It carries session descriptions as opaque bodies and knows nothing of media.
 */
@NullMarked
package dev.parley.sip;

import org.jspecify.annotations.NullMarked;
