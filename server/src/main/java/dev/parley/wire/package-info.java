/**
 * The JSON that {@code api} and {@code webhooks} share, in the names existing clients know. Besides
 * {@code api} it is the only room that knows them, with the exceptions at the end of {@code
 * docs/glossary.md}.
 */
@NullMarked
package dev.parley.wire;

import org.jspecify.annotations.NullMarked;
