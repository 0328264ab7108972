/** Yes and no, and one of several things that were offered. */
@NullMarked
package dev.parley.language.answers;

import org.jspecify.annotations.NullMarked;
