package dev.parley.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.call.EndReason;
import dev.parley.call.JournalFields;
import dev.parley.call.JournalKinds;
import java.util.Set;

/** The JSON of a {@link Command}, as a journal keeps it: the table of {@code docs/journal.md}. */
public final class CommandJson {
  private static final String ACTION = "\"type\":\"run_action\"";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final JournalKinds<Command> KINDS =
      new JournalKinds<Command>("command of a conversation")
          .with(
              "say",
              Command.Say.class,
              CommandJson::say,
              in ->
                  new Command.Say(
                      in.integer("say"),
                      in.text("text"),
                      in.optionalText("node"),
                      in.integer("step"),
                      in.flag("interruptible"),
                      new Delivery(
                          in.has("pace") ? in.real("pace") : 1,
                          in.has("gain") ? in.real("gain") : 0),
                      in.optionalText("composed_by")))
          .with(
              "stop_saying",
              Command.StopSaying.class,
              (c, out) -> out.number("say", c.say()),
              in -> new Command.StopSaying(in.integer("say")))
          .with(
              "listen",
              Command.Listen.class,
              (c, out) ->
                  out.word("expects", StepWords.EXPECTS, c.expects())
                      .text("node", c.node())
                      .number("step", c.step()),
              in ->
                  new Command.Listen(
                      in.word("expects", StepWords.EXPECTS),
                      in.optionalText("node"),
                      in.integer("step")))
          .with(
              "ask",
              Command.Ask.class,
              (c, out) ->
                  out.number("ask", c.ask())
                      .object("question", question -> QuestionJson.write(c.question(), question)),
              in -> new Command.Ask(in.integer("ask"), QuestionJson.read(in.object("question"))))
          .with(
              "compose",
              Command.Compose.class,
              (c, out) -> {
                out.number("compose", c.compose())
                    .text("instructions", c.instructions())
                    .objects("history", c.history(), QuestionJson::write)
                    .text("node", c.node())
                    .number("step", c.step());
                if (c.adapts()) {
                  out.flag("adapts", true);
                }
              },
              in ->
                  new Command.Compose(
                      in.integer("compose"),
                      in.text("instructions"),
                      in.objects("history").stream().map(QuestionJson::line).toList(),
                      in.text("node"),
                      in.integer("step"),
                      in.has("adapts") && in.flag("adapts")))
          .with(
              "stop_composing",
              Command.StopComposing.class,
              (c, out) -> out.number("compose", c.compose()),
              in -> new Command.StopComposing(in.integer("compose")))
          .with(
              "run_action",
              Command.RunAction.class,
              (c, out) ->
                  out.number("run", c.run())
                      .text("action", c.action())
                      .text("method", c.method())
                      .text("url", c.url())
                      .texts("headers", c.headers())
                      .text("body", c.body())
                      .duration("timeout", c.timeout())
                      .texts("results", c.results()),
              in ->
                  new Command.RunAction(
                      in.integer("run"),
                      in.text("action"),
                      in.text("method"),
                      in.text("url"),
                      in.textsByName("headers"),
                      in.optionalText("body"),
                      in.duration("timeout"),
                      in.textsByName("results")))
          .with(
              "send_digits",
              Command.SendDigits.class,
              (c, out) -> out.text("digits", c.digits()),
              in -> new Command.SendDigits(in.text("digits")))
          .with(
              "set_timer",
              Command.SetTimer.class,
              (c, out) ->
                  out.word("timer", StepWords.TIMERS, c.timer()).duration("after", c.after()),
              in -> new Command.SetTimer(in.word("timer", StepWords.TIMERS), in.duration("after")))
          .with(
              "cancel_timer",
              Command.CancelTimer.class,
              (c, out) -> out.word("timer", StepWords.TIMERS, c.timer()),
              in -> new Command.CancelTimer(in.word("timer", StepWords.TIMERS)))
          .with(
              "pause_timer",
              Command.PauseTimer.class,
              (c, out) -> out.word("timer", StepWords.TIMERS, c.timer()),
              in -> new Command.PauseTimer(in.word("timer", StepWords.TIMERS)))
          .with(
              "resume_timer",
              Command.ResumeTimer.class,
              (c, out) -> out.word("timer", StepWords.TIMERS, c.timer()),
              in -> new Command.ResumeTimer(in.word("timer", StepWords.TIMERS)))
          .with("suppress", Command.Suppress.class, new Command.Suppress())
          .with(
              "cite",
              Command.Cite.class,
              (c, out) ->
                  out.text("asked", c.asked())
                      .object("known", of -> KnownJson.write(c.known(), of)),
              in -> new Command.Cite(in.text("asked"), KnownJson.read(in.object("known"))))
          .with(
              "note",
              Command.Note.class,
              (c, out) -> out.text("text", c.text()),
              in -> new Command.Note(in.text("text")))
          .with(
              "hang_up",
              Command.HangUp.class,
              (c, out) ->
                  out.word("reason", EndReason.WORDS, c.reason())
                      .texts("variables", c.variables())
                      .texts("outcomes", c.outcomes()),
              in ->
                  new Command.HangUp(
                      in.word("reason", EndReason.WORDS),
                      in.textsByName("variables"),
                      in.texts("outcomes")));

  private CommandJson() {}

  private static void say(Command.Say say, JournalFields out) {
    out.number("say", say.say())
        .text("text", say.text())
        .text("node", say.node())
        .number("step", say.step())
        .flag("interruptible", say.interruptible());
    if (say.delivery().pace() != Delivery.USUAL.pace()) {
      out.real("pace", say.delivery().pace());
    }
    if (say.delivery().gain() != Delivery.USUAL.gain()) {
      out.real("gain", say.delivery().gain());
    }
    out.text("composed_by", say.composedBy());
  }

  static Set<Class<?>> kinds() {
    return KINDS.types();
  }

  /**
   * The command as one line, without the keys and passwords of an action; the same command always
   * gives the same.
   */
  public static String write(Command command) {
    return StepJson.write(KINDS, MaskedAction.of(command));
  }

  /** The same with all that is in it. */
  static String whole(Command command) {
    return StepJson.write(KINDS, command);
  }

  /**
   * Reads what {@link #write} wrote, now or in format 1.
   *
   * @throws IllegalArgumentException if it did not, or is of a later version
   */
  static Command read(String json) {
    return StepJson.read(KINDS, "command", json);
  }

  /**
   * A line of a journal of any format up to now as {@link #write} would write it.
   *
   * @throws IllegalArgumentException if it is none, or of a later version
   */
  public static String rewritten(String json) {
    return write(read(json));
  }

  /** A line of a journal without keys and passwords, also one that was written with them in it. */
  public static String masked(String json) {
    if (!json.contains(ACTION)) {
      return json;
    }
    try {
      return MAPPER.writeValueAsString(MaskedAction.of(MAPPER.readTree(json)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This is no command of a conversation.", e);
    }
  }
}
