package dev.parley.records;

import dev.parley.call.CallEvent;

/**
 * An event in its place in the journal of a call.
 *
 * @param index counts from 0 without a gap
 */
public record JournalEntry(int index, CallEvent event) {}
