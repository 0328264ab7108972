/** Postal addresses and their parts. */
@NullMarked
package dev.parley.language.addresses;

import org.jspecify.annotations.NullMarked;
