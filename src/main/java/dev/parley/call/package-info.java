/**
 * What a call is to everybody: ids, phone numbers, the events of a call and why it ended.
 *
 * <p>The vocabulary of the whole house: it knows no other package of ours.
 */
@NullMarked
package dev.parley.call;

import org.jspecify.annotations.NullMarked;
