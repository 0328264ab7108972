package dev.parley.sim;

import dev.parley.tts.Voice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated caller behaves.
 *
 * @param answers what it does when its phone rings
 * @param ringMs how long it lets the phone ring before
 * @param voice what it speaks with
 * @param firstWords said when it has answered, null for silence
 * @param thinkMs from the end of what it hears to its reply
 * @param replies tried in their order; the first that fits is taken
 * @param otherwise said when no reply fits, null for silence
 * @param interrupts null if it never interrupts
 * @param hangsUpAfterMs of speech heard in one go, null if it never does
 * @param leadsTo what a call with it should lead to, null if nothing in particular
 */
public record Persona(
    String name,
    String description,
    Answers answers,
    int ringMs,
    Voice voice,
    @Nullable String firstWords,
    int thinkMs,
    List<Reply> replies,
    @Nullable String otherwise,
    @Nullable Interruption interrupts,
    @Nullable Integer hangsUpAfterMs,
    @Nullable Expectation leadsTo) {
  private static final Voice VOICE = new Voice("flite", "rms", 1.0);

  /** Fills in what was left out. */
  @SuppressWarnings("ConstantValue") // Jackson passes null for what a persona file leaves out.
  public Persona {
    answers = answers == null ? Answers.PHONE : answers;
    voice = voice == null ? VOICE : voice;
    replies = replies == null ? List.of() : List.copyOf(replies);
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
   * @param presses keys, null for none
   * @param hangsUp whether it hangs up after that
   * @param times how often this reply may be given, 0 for any number
   */
  public record Reply(
      String hears, @Nullable String says, @Nullable String presses, boolean hangsUp, int times) {
    boolean fits(String heard) {
      return Pattern.compile(hears, Pattern.CASE_INSENSITIVE).matcher(heard).find();
    }
  }

  /**
   * Speaking over somebody, once.
   *
   * @param afterMs of speech heard in one go
   */
  public record Interruption(int afterMs, String says) {}

  /**
   * How a call should end.
   *
   * @param reason the end reason's name
   * @param outcomes the last of the outcomes taken, in order
   * @param variables by name, each a pattern that the value fits as a whole, case apart
   */
  public record Expectation(String reason, List<String> outcomes, Map<String, String> variables) {
    /** Fills in what was left out. */
    @SuppressWarnings("ConstantValue") // Jackson passes null for what a persona file leaves out.
    public Expectation {
      outcomes = outcomes == null ? List.of() : List.copyOf(outcomes);
      variables = variables == null ? Map.of() : Map.copyOf(variables);
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
