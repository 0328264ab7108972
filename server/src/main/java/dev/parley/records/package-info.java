/**
 * What is kept, in PostgreSQL: teams, contacts, agents, calls, journals, transcripts, where
 * recordings lie, and the outbox.
 *
 * <p>It knows nothing of HTTP.
 */
@NullMarked
package dev.parley.records;

import org.jspecify.annotations.NullMarked;
