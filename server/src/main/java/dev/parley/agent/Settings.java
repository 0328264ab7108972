package dev.parley.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/**
 * How a call is held, apart from what is said.
 *
 * @param silenceTimeout how long the callee may say nothing before the agent checks in
 * @param silenceRetries how often it checks in before it says goodbye
 * @param maxDuration the longest a call may last from its answer
 * @param maxHold how long the callee may keep the call on hold at a time. Up to so much of a call's
 *     holds does not count towards {@code maxDuration}
 * @param ringSeconds how long the callee's phone rings before the attempt is given up
 * @param voicemail what to do where a machine answers
 * @param ivr what to do where a menu answers
 * @param adaptMessages whether a language model may adapt messages that are not verbatim to what
 *     the callee said
 * @param manners what to do about what a callee may want at any time
 */
public record Settings(
    @JsonProperty("silence_timeout_seconds") @Default("4") Duration silenceTimeout,
    @Default("4") int silenceRetries,
    @JsonProperty("max_duration_seconds") @Default("1800") Duration maxDuration,
    @JsonProperty("max_hold_seconds") @Default("600") Duration maxHold,
    @Default("30") int ringSeconds,
    @Default("{\"mode\": \"hang_up\"}") Voicemail voicemail,
    @Default("{\"mode\": \"hang_up\"}") Ivr ivr,
    boolean adaptMessages,
    @Default("{}") Manners manners) {

  /** The settings of a document that says nothing of them. */
  public static Settings defaults() {
    return new Settings(
        Duration.ofSeconds(4),
        4,
        Duration.ofMinutes(30),
        Duration.ofMinutes(10),
        30,
        new Voicemail.HangUp(),
        new Ivr.HangUp(),
        false,
        Manners.USUAL);
  }
}
