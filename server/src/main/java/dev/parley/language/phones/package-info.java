/** Telephone numbers in groups, with double digits and what a recogniser makes of them. */
@NullMarked
package dev.parley.language.phones;

import org.jspecify.annotations.NullMarked;
