/**
 * What a reading of a value is, and what it goes by: the question and the callee's whereabouts,
 * what is meant among all that is mentioned, and what is remarked beside it and left out.
 */
@NullMarked
package dev.parley.language.reading;

import org.jspecify.annotations.NullMarked;
