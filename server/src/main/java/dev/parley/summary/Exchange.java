package dev.parley.summary;

import org.jspecify.annotations.Nullable;

/**
 * A question and what came of it.
 *
 * @param asked the agent's words, empty where the reply to another question told it too
 * @param said the callee's words, perhaps empty
 * @param outcome what it was understood as, null where that says no more than the words
 */
record Exchange(String node, String asked, String said, @Nullable String outcome) {}
