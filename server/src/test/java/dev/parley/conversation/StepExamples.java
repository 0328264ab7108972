package dev.parley.conversation;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.brain.Line;
import dev.parley.brain.Question;
import dev.parley.call.Answerer;
import dev.parley.call.EndReason;
import dev.parley.knowledge.KnownAnswer;
import dev.parley.language.intents.CalleeIntent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An event and a command of each kind and with each word that a journal can hold. */
final class StepExamples {
  /** Reasons that came after format 1 had been written: what took the call was no human. */
  private static final Set<EndReason> LATER_REASONS =
      EnumSet.of(
          EndReason.LEFT_VOICEMAIL,
          EndReason.VOICEMAIL,
          EndReason.MAILBOX_FULL,
          EndReason.UNREACHABLE,
          EndReason.SCREENED,
          EndReason.IVR,
          EndReason.HOLD_MUSIC,
          EndReason.FAX,
          EndReason.SILENT_LINE);

  private static final Set<EndReason> REASONS = EnumSet.complementOf(EnumSet.copyOf(LATER_REASONS));

  private static final KnownAnswer WHERE =
      new KnownAnswer(
          "We are at 12 “Harbour” Street.",
          "01890a5d-ac96-774b-bcce-b302099a8057",
          "01890a5d-ac96-774b-bcce-b302099a8058",
          0.9375);

  private static final KnownAnswer SAYS =
      new KnownAnswer("It is about your book.", KnownAnswer.AGENT, "about", 0, "small");

  private StepExamples() {}

  static List<Event> events() {
    List<Event> events =
        new ArrayList<>(
            List.of(
                new Event.Answered(),
                new Event.SpeechStarted(),
                new Event.TurnEnded("Yes, “I” can.", -0.125),
                new Event.TurnEnded("", 0),
                new Event.Digit('#'),
                new Event.Spoken(3, "Hello Ada,", false),
                new Event.Judged(2, "reschedule", Map.of("time", "15:00", "date", "2026-12-01")),
                new Event.Judged(3, null, Map.of()),
                new Event.JudgementFailed(4, "down"),
                new Event.ActionFinished(1, true, Map.of("found", "x"), "HTTP 200"),
                new Event.Held(),
                new Event.Resumed(Duration.ofMillis(62_500)),
                new Event.EndRequested()));
    for (Timer timer : Timer.values()) {
      events.add(new Event.TimerFired(timer));
    }
    for (EndReason reason : REASONS) {
      events.add(new Event.LineClosed(reason, "SIP 200 OK"));
    }
    return events;
  }

  static List<Command> commands() {
    List<Command> commands =
        new ArrayList<>(
            List.of(
                new Command.Say(0, "Hello “Ada”.", "greet", 1, true),
                new Command.Say(1, "Goodbye.", null, 0, false),
                new Command.StopSaying(1),
                new Command.Ask(2, question()),
                new Command.RunAction(
                    1,
                    "look.find",
                    "POST",
                    "https://shop.example/***",
                    Map.of("Authorization", "***", "Accept", "text/plain"),
                    "***",
                    Duration.ofSeconds(3),
                    Map.of("found", "$.found")),
                new Command.RunAction(
                    2,
                    "look.tell",
                    "GET",
                    "https://shop.example/",
                    Map.of(),
                    null,
                    Duration.ofMillis(1500),
                    Map.of()),
                new Command.SetTimer(Timer.STALLED, Duration.ofMillis(28_150)),
                new Command.CancelTimer(Timer.SILENCE),
                new Command.PauseTimer(Timer.MAX_DURATION),
                new Command.ResumeTimer(Timer.MAX_DURATION),
                new Command.Note("Nothing is known of date.")));
    for (Expects expects : Expects.values()) {
      commands.add(new Command.Listen(expects, "greet", 1));
    }
    for (EndReason reason : REASONS) {
      commands.add(new Command.HangUp(reason, Map.of("name", "Ada"), List.of("confirm")));
    }
    return commands;
  }

  /** Kinds of events that came after format 1 had been written. */
  static List<Event> laterEvents() {
    return List.of(
        new Event.TurnEnded("On Tuesday", -0.25, false),
        new Event.TurnSure(),
        new Event.TurnTakenBack(),
        new Event.Composed(1, "We are open “until” six."),
        new Event.ComposingEnded(1),
        new Event.ComposingFailed(2, "HTTP 503"),
        new Event.Composed(3, "Until six.", "small"));
  }

  /** What came to be told with a judgement after those. */
  static List<Event> intents() {
    return Arrays.stream(CalleeIntent.values())
        .<Event>map(intent ->
            new Event.Judged(
                5,
                intent,
                null,
                Map.of("email", "ada@example.org", "day", "2026-12-01"),
                intent == CalleeIntent.ANSWER ? Set.of("email", "day") : Set.of()))
        .toList();
  }

  /** What came to be told of outcomes that are only likely after those. */
  static List<Event> likely() {
    return List.of(
        new Event.Judged(6, CalleeIntent.ANSWER, null, List.of("cancel"), Map.of(), Set.of()),
        new Event.Judged(7, null, null, List.of("cancel"), Map.of(), Set.of("day")),
        new Event.Judged(
            8, CalleeIntent.ANSWER, null, List.of("cannot", "cancel"), Map.of(), Set.of()));
  }

  /** What came to be told of what is known to a question after those. */
  static List<Event> known() {
    return List.of(
        new Event.Judged(9, CalleeIntent.QUESTION, null, List.of(), Map.of(), Set.of(), WHERE),
        new Event.Judged(10, CalleeIntent.QUESTION, null, List.of(), Map.of(), Set.of(), SAYS));
  }

  /** And of when a turn ended. */
  static List<Event> quiet() {
    return List.of(new Event.TurnEnded("At two.", -0.25, true, Duration.ofMillis(362)));
  }

  /** And to be kept of what is known. */
  static List<Command> cited() {
    return List.of(
        new Command.Cite("Where are you?", WHERE), new Command.Cite("What is it about?", SAYS));
  }

  /** What came to be told of who took a call after those. */
  static List<Event> answerers() {
    List<Event> events = new ArrayList<>(List.of(new Event.Answered(true), new Event.Beep()));
    for (Answerer answerer : Answerer.values()) {
      events.add(new Event.AnswererJudged(answerer));
    }
    for (EndReason reason : LATER_REASONS) {
      events.add(new Event.LineClosed(reason, "SIP 200 OK"));
    }
    return events;
  }

  /** And to be done about them. */
  static List<Command> toAnswerers() {
    List<Command> commands = new ArrayList<>(List.of(new Command.SendDigits("1#")));
    for (EndReason reason : LATER_REASONS) {
      commands.add(new Command.HangUp(reason, Map.of(), List.of()));
    }
    return commands;
  }

  /** Kinds of commands that came after format 1 had been written. */
  static List<Command> laterCommands() {
    return List.of(
        new Command.Compose(
            1,
            "Tell them when we are open.",
            List.of(Line.agent("Can you make it?"), Line.callee("No.")),
            "hours",
            4),
        new Command.Compose(2, "We open at nine.", List.of(Line.callee("Then.")), "hours", 4, true),
        new Command.StopComposing(1),
        new Command.Say(4, "I will say it more slowly.", null, 1, true, new Delivery(0.8, 6)),
        new Command.Say(5, "Until six.", "hours", 4, true, Delivery.USUAL, "small"),
        new Command.Suppress(),
        new Command.Ask(
            3,
            new Question(
                "Where do you live?",
                "12 Oak Street.",
                List.of(Line.callee("Yes.")),
                Expects.ADDRESS,
                List.of(new Question.Choice("told", "tells it")),
                List.of(
                    new Variable("home", Variable.Source.REPLY, "", Variable.Format.ADDRESS)))));
  }

  private static Question question() {
    List<Variable> variables = new ArrayList<>();
    for (Variable.Source source : Variable.Source.values()) {
      variables.add(new Variable("v_" + variables.size(), source, "", Variable.Format.TEXT));
    }
    Arrays.stream(Variable.Format.values())
        .filter(format -> format != Variable.Format.ADDRESS)
        .forEach(format ->
            variables.add(
                new Variable(
                    "f_" + (variables.size() - Variable.Source.values().length),
                    Variable.Source.REPLY,
                    "what they want",
                    format,
                    List.of("red", "blue"))));
    return new Question(
        "Can you make it?",
        "No.",
        List.of(Line.agent("Can you make it?"), Line.callee("No.")),
        Expects.YES_NO,
        List.of(
            new Question.Choice("confirm", "can make it", List.of("Yes.")),
            new Question.Choice("cancel", "cannot")),
        variables);
  }
}
