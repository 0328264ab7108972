package dev.parley.sim;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.parley.tts.Voice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated callee behaves.
 *
 * @param answers what it does when its phone rings
 * @param ringMs how long it lets the phone ring before
 * @param voice what it speaks with
 * @param firstWords said when it has answered, null for silence
 * @param thinkMs from the end of what it hears to its reply
 * @param afterSilenceMs how long the agent must have been silent at the reply, by loudness alone; 0
 *     when only {@code thinkMs} counts
 * @param replies tried in their order; the first that fits is taken
 * @param otherwise said when no reply fits, null for silence
 * @param interrupts in their order, each once
 * @param hangsUpAfterMs of speech heard in one go, null if it never does
 * @param leadsTo what a call with it should lead to, null if nothing in particular
 */
public record Persona(
    String name,
    String description,
    Answers answers,
    int ringMs,
    Voice voice,
    @Nullable SpokenText firstWords,
    int thinkMs,
    int afterSilenceMs,
    List<Reply> replies,
    @Nullable SpokenText otherwise,
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<Interruption> interrupts,
    @Nullable Integer hangsUpAfterMs,
    @Nullable Expectation leadsTo) {
  private static final Voice VOICE = new Voice("flite", "rms", 1.0);

  /** Fills in what was left out. */
  @SuppressWarnings("ConstantValue") // Jackson passes null for what a persona file leaves out.
  public Persona {
    answers = answers == null ? Answers.PHONE : answers;
    voice = voice == null ? VOICE : voice;
    replies = replies == null ? List.of() : List.copyOf(replies);
    interrupts = interrupts == null ? List.of() : List.copyOf(interrupts);
  }

  /** What somebody does when the phone rings. */
  public enum Answers {
    /** Takes the call. */
    PHONE,
    /** Is on the phone already (486). */
    BUSY,
    /** Declines (603). */
    DECLINES,
    /** Lets it ring. */
    NEVER
  }

  /**
   * What it does when it hears something.
   *
   * @param hears a pattern found anywhere in what was heard, case apart
   * @param says null for nothing
   * @param plays a sound, after what it says; null for none
   * @param presses keys, null for none
   * @param hangsUp whether it hangs up after that
   * @param times how often this reply may be given, 0 for any number
   */
  public record Reply(
      String hears,
      @Nullable SpokenText says,
      @Nullable Sound plays,
      @Nullable String presses,
      boolean hangsUp,
      int times) {
    boolean fits(String heard) {
      return Pattern.compile(hears, Pattern.CASE_INSENSITIVE).matcher(heard).find();
    }
  }

  /**
   * Speaking over somebody, once.
   *
   * @param afterReplies so many replies were given before
   * @param afterMs of speech heard in one go
   * @param says null for nothing
   * @param plays a sound, after what it says; null for none
   */
  public record Interruption(
      int afterReplies, int afterMs, @Nullable SpokenText says, @Nullable Sound plays) {}

  /**
   * How a call should end.
   *
   * @param reason the end reason's name
   * @param status the call's status as API clients are told it, null for any
   * @param outcomes the last of the outcomes taken, in order, or none at all; null for any
   * @param variables by name, each a pattern that the value fits as a whole, case apart
   * @param transcript patterns, each found somewhere in the transcript, case apart
   */
  public record Expectation(
      String reason,
      @Nullable String status,
      @Nullable List<String> outcomes,
      Map<String, String> variables,
      List<String> transcript) {
    /** Fills in what was left out. */
    @SuppressWarnings("ConstantValue") // Jackson passes null for what a persona file leaves out.
    public Expectation {
      outcomes = outcomes == null ? null : List.copyOf(outcomes);
      variables = variables == null ? Map.of() : Map.copyOf(variables);
      transcript = transcript == null ? List.of() : List.copyOf(transcript);
    }
  }

  /** The first reply that fits and may still be given. */
  Optional<Reply> replyTo(String heard, Map<Reply, Integer> given) {
    return replies.stream()
        .filter(r -> r.times() == 0 || given.getOrDefault(r, 0) < r.times())
        .filter(r -> r.fits(heard))
        .findFirst();
  }
}
