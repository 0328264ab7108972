/**
 * Delivers the outbox to the customer: signs, retries, and gives up visibly.
 *
 * <p>It decides nothing about calls; it only tells of them.
 */
@NullMarked
package dev.parley.webhooks;

import org.jspecify.annotations.NullMarked;
