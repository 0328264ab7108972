/** What became of a call, in a few sentences that somebody reads in place of its transcript. */
@NullMarked
package dev.parley.summary;

import org.jspecify.annotations.NullMarked;
