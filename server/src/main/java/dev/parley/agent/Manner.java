package dev.parley.agent;

import org.jspecify.annotations.Nullable;

/**
 * What an agent does about something a callee may want at any time, where it is to differ from what
 * every agent does.
 *
 * @param text what it says, with references; null for its usual words
 * @param off whether it does nothing about it, so that the turn is an answer or none
 * @param outcome the outcome that is taken. One of the node is followed; any other is kept, and the
 *     call ends unless {@code next} leads on. Null for the usual one, if it has one
 * @param next the node to go on from; null for where the conversation stands
 */
public record Manner(
    @AtMost(1_000) @Nullable String text,
    boolean off,
    @AtMost(200) @Nullable String outcome,
    @AtMost(64) @Nullable String next) {
  /** What every agent does. */
  public static final Manner USUAL = new Manner(null, false, null, null);
}
