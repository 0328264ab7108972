package dev.parley.conversation;

import dev.parley.call.Answerer;
import dev.parley.call.EndReason;
import dev.parley.call.JournalFields;
import dev.parley.call.JournalKinds;
import dev.parley.knowledge.KnownAnswer;
import dev.parley.language.intents.CalleeIntent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The JSON of an {@link Event}, as a journal keeps it: the table of {@code docs/journal.md}. */
public final class EventJson {
  private static final JournalKinds<Event> KINDS =
      new JournalKinds<Event>("event of a conversation")
          .with(
              "answered",
              Event.Answered.class,
              (e, out) -> {
                if (e.listens()) {
                  out.flag("listens", true);
                }
              },
              in -> new Event.Answered(in.has("listens") && in.flag("listens")))
          .with(
              "answerer_judged",
              Event.AnswererJudged.class,
              (e, out) -> out.word("answerer", Answerer.WORDS, e.answerer()),
              in -> new Event.AnswererJudged(in.word("answerer", Answerer.WORDS)))
          .with("beep", Event.Beep.class, new Event.Beep())
          .with("speech_started", Event.SpeechStarted.class, new Event.SpeechStarted())
          .with(
              "turn_ended",
              Event.TurnEnded.class,
              (e, out) -> {
                out.text("text", e.text()).real("confidence", e.confidence());
                if (!e.sure()) {
                  out.flag("sure", false);
                }
                out.duration("quiet", e.quiet());
              },
              in ->
                  new Event.TurnEnded(
                      in.text("text"),
                      in.real("confidence"),
                      !in.has("sure") || in.flag("sure"),
                      in.optionalDuration("quiet")))
          .with("turn_sure", Event.TurnSure.class, new Event.TurnSure())
          .with("turn_taken_back", Event.TurnTakenBack.class, new Event.TurnTakenBack())
          .with(
              "digit",
              Event.Digit.class,
              (e, out) -> out.text("digit", String.valueOf(e.digit())),
              in -> new Event.Digit(digit(in.text("digit"))))
          .with(
              "spoken",
              Event.Spoken.class,
              (e, out) ->
                  out.number("say", e.say())
                      .text("heard", e.heard())
                      .flag("complete", e.complete()),
              in -> new Event.Spoken(in.integer("say"), in.text("heard"), in.flag("complete")))
          .with(
              "judged",
              Event.Judged.class,
              EventJson::judged,
              in ->
                  new Event.Judged(
                      in.integer("ask"),
                      in.has("intent") ? in.word("intent", StepWords.INTENTS) : null,
                      in.optionalText("outcome"),
                      Stream.of("likely", "rival").filter(in::has).map(in::text).toList(),
                      in.textsByName("variables"),
                      in.has("unsure") ? Set.copyOf(in.texts("unsure")) : Set.of(),
                      in.has("known") ? KnownJson.read(in.object("known")) : null))
          .with(
              "judgement_failed",
              Event.JudgementFailed.class,
              (e, out) -> out.number("ask", e.ask()).text("reason", e.reason()),
              in -> new Event.JudgementFailed(in.integer("ask"), in.text("reason")))
          .with(
              "composed",
              Event.Composed.class,
              (e, out) ->
                  out.number("compose", e.compose())
                      .text("sentence", e.sentence())
                      .text("by", e.by()),
              in ->
                  new Event.Composed(
                      in.integer("compose"), in.text("sentence"), in.optionalText("by")))
          .with(
              "composing_ended",
              Event.ComposingEnded.class,
              (e, out) -> out.number("compose", e.compose()),
              in -> new Event.ComposingEnded(in.integer("compose")))
          .with(
              "composing_failed",
              Event.ComposingFailed.class,
              (e, out) -> out.number("compose", e.compose()).text("reason", e.reason()),
              in -> new Event.ComposingFailed(in.integer("compose"), in.text("reason")))
          .with(
              "action_finished",
              Event.ActionFinished.class,
              (e, out) ->
                  out.number("run", e.run())
                      .flag("ok", e.ok())
                      .texts("variables", e.variables())
                      .text("detail", e.detail()),
              in ->
                  new Event.ActionFinished(
                      in.integer("run"),
                      in.flag("ok"),
                      in.textsByName("variables"),
                      in.text("detail")))
          .with(
              "timer_fired",
              Event.TimerFired.class,
              (e, out) -> out.word("timer", StepWords.TIMERS, e.timer()),
              in -> new Event.TimerFired(in.word("timer", StepWords.TIMERS)))
          .with("held", Event.Held.class, new Event.Held())
          .with(
              "resumed",
              Event.Resumed.class,
              (e, out) -> out.duration("after", e.after()),
              in -> new Event.Resumed(in.duration("after")))
          .with("end_requested", Event.EndRequested.class, new Event.EndRequested())
          .with(
              "line_closed",
              Event.LineClosed.class,
              (e, out) ->
                  out.word("reason", EndReason.WORDS, e.reason()).text("detail", e.detail()),
              in ->
                  in.has("why")
                      ? new Event.LineClosed(reason(in.texts("why")), "")
                      : new Event.LineClosed(
                          in.word("reason", EndReason.WORDS), in.text("detail")));

  /** Which of the reasons of format 1 counted, where it gave several; the first of these. */
  private static final List<String> REASONS =
      List.of(
          "AGENT_ENDED",
          "NO_MATCH",
          "CALLEE_HUNG_UP",
          "SILENCE",
          "MAX_DURATION",
          "HELD_TOO_LONG",
          "SUPERVISOR_ENDED",
          "BUSY",
          "NO_ANSWER",
          "DECLINED",
          "INVALID_NUMBER",
          "TRUNK_REFUSED",
          "TRUNK_UNAVAILABLE",
          "INCOMPATIBLE_MEDIA",
          "MEDIA_TIMEOUT",
          "PROVIDER_FAILED",
          "INTERRUPTED",
          "INTERNAL_ERROR",
          "CANCELLED",
          "SUPPRESSED",
          "NUMBER_NOT_ALLOWED");

  private EventJson() {}

  private static void judged(Event.Judged judged, JournalFields out) {
    CalleeIntent intent = judged.intent();
    out.number("ask", judged.ask());
    if (intent != null) {
      out.word("intent", StepWords.INTENTS, intent);
    }
    out.text("outcome", judged.outcome()).texts("variables", judged.variables());
    if (!judged.likely().isEmpty()) {
      out.text("likely", judged.likely().getFirst());
    }
    if (judged.likely().size() > 1) {
      out.text("rival", judged.likely().get(1));
    }
    if (!judged.unsure().isEmpty()) {
      out.texts("unsure", List.copyOf(judged.unsure()));
    }
    KnownAnswer known = judged.known();
    if (known != null) {
      out.object("known", of -> KnownJson.write(known, of));
    }
  }

  private static char digit(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException("Its \"digit\" is no key.");
    }
    return text.charAt(0);
  }

  private static EndReason reason(List<String> why) {
    return REASONS.stream()
        .filter(why::contains)
        .findFirst()
        .flatMap(EndReason.WORDS::constant)
        .orElse(EndReason.CALLEE_HUNG_UP);
  }

  static Set<Class<?>> kinds() {
    return KINDS.types();
  }

  /** The event as one line; the same event always gives the same. */
  public static String write(Event event) {
    return StepJson.write(KINDS, event);
  }

  /**
   * Reads what {@link #write} wrote, now or in format 1.
   *
   * @throws IllegalArgumentException if it did not, or is of a later version
   */
  public static Event read(String json) {
    return StepJson.read(KINDS, "event", json);
  }
}
