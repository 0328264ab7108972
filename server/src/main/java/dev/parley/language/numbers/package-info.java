/**
 * Numbers, amounts and codes, the ranges and limits that are meant by them, and numbers of other
 * things.
 */
@NullMarked
package dev.parley.language.numbers;

import org.jspecify.annotations.NullMarked;
