/**
 * The vocabulary of all packages: ids, phone numbers, the events of a call, its journal, why it
 * ended; and where HTTP may go.
 *
 * <p>It knows no other package of ours.
 */
@NullMarked
package dev.parley.call;

import org.jspecify.annotations.NullMarked;
