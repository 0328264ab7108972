/**
 * Real SIP programs of other people to test against, fetched and started by the tests themselves.
 */
@NullMarked
package dev.parley.peers;

import org.jspecify.annotations.NullMarked;
