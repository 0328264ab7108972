/**
 * The settings, and the server that builds all parts by hand. Only the command line ({@code cli})
 * stands above it.
 */
@NullMarked
package dev.parley;

import org.jspecify.annotations.NullMarked;
