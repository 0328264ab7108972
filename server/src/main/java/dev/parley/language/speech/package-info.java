/** What an agent says of its own accord, and how a value is said so that it can be checked. */
@NullMarked
package dev.parley.language.speech;

import org.jspecify.annotations.NullMarked;
