/** Figures and how they are told: tables for people and, last, a line of JSON for machines. */
@NullMarked
package dev.parley.bench.report;

import org.jspecify.annotations.NullMarked;
