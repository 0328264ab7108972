package dev.parley.driver;

import dev.parley.call.Scores;
import dev.parley.conversation.Event;
import org.jspecify.annotations.Nullable;

/**
 * What became of a question.
 *
 * @param event for the conversation
 * @param scores for the journal, null where the brain keeps none
 */
record JudgingResult(Event event, @Nullable Scores scores) {}
