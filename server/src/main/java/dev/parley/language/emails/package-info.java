/** E-mail addresses, said and spelled. */
@NullMarked
package dev.parley.language.emails;

import org.jspecify.annotations.NullMarked;
