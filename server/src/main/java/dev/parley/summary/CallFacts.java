package dev.parley.summary;

import dev.parley.call.CallEvent;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a summary goes by.
 *
 * @param rang how long it rang
 * @param talked from the answer to the end
 * @param answered whether anybody or anything took the call
 * @param spoke whether the callee said or keyed anything
 * @param lastWords the agent's last words, perhaps empty
 * @param promised whether the agent promised another call
 * @param optedOut whether the callee demanded not to be called again
 * @param exchanges one for each node that was answered, in the order of the last answers
 * @param outcomes ids of those taken that still count
 * @param told questions of the callee's that were answered from a knowledge base
 * @param noted questions of the callee's that were not answered
 * @param failed actions that failed
 */
record CallFacts(
    Duration rang,
    Duration talked,
    boolean answered,
    boolean spoke,
    String lastWords,
    boolean promised,
    boolean optedOut,
    List<Exchange> exchanges,
    Set<String> outcomes,
    List<String> told,
    List<String> noted,
    List<String> failed,
    CallEvent.Ended ended) {}
