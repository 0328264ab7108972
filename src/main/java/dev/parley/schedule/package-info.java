/**
 * Decides when and whether somebody is called: admission limits, suppression, attempts.
 *
 * <p>It never dials; it leaves what is due for dispatch to claim.
 */
@NullMarked
package dev.parley.schedule;

import org.jspecify.annotations.NullMarked;
