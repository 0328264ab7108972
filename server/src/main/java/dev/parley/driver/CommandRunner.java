package dev.parley.driver;

import dev.parley.call.EndReason;
import dev.parley.conversation.Command;
import dev.parley.conversation.Timer;
import dev.parley.knowledge.KnownAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries out what a conversation wants done. By the call's own thread. */
final class CommandRunner {
  private final Hearing hearing;
  private final Speaking speaking;
  private final Judging judging;
  private final Composing composing;
  private final Acting acting;
  private final Consumer<String> keys;
  private final Timers timers;
  private final CalleeRecord callee;
  private final CallNotes notes;
  private final Presence presence;
  private final CallClock clock;

  private String closedBy = "";
  private @Nullable ConversationResult result;

  CommandRunner(
      Hearing hearing,
      Speaking speaking,
      Judging judging,
      Composing composing,
      Acting acting,
      Consumer<String> keys,
      Timers timers,
      CalleeRecord callee,
      CallNotes notes,
      Presence presence,
      CallClock clock) {
    this.hearing = hearing;
    this.speaking = speaking;
    this.judging = judging;
    this.composing = composing;
    this.acting = acting;
    this.keys = keys;
    this.timers = timers;
    this.callee = callee;
    this.notes = notes;
    this.presence = presence;
    this.clock = clock;
  }

  /** How the conversation ended, null while it goes on. */
  @Nullable ConversationResult result() {
    return result;
  }

  /** What closed the line, in words. */
  void closedBy(String detail) {
    closedBy = detail;
  }

  /**
   * Carries out one.
   *
   * @param judged told the answer to what is asked, where it is known at once
   */
  void run(Command command, Consumer<JudgingResult> judged) {
    switch (command) {
      case Command.Say say -> speaking.say(say);
      case Command.StopSaying stop -> speaking.stop(stop.say());
      case Command.Listen listen -> {
        callee.answers(listen);
        hearing.expect(listen.expects());
      }
      case Command.Ask ask -> {
        JudgingResult answer = judging.ask(ask);
        if (answer != null) {
          judged.accept(answer);
        }
      }
      case Command.Compose compose -> composing.begin(compose);
      case Command.StopComposing(int compose) -> composing.stop(compose);
      case Command.RunAction action -> acting.begin(action);
      case Command.SendDigits(String digits) -> keys.accept(digits);
      case Command.SetTimer(Timer timer, Duration after) ->
          timers.set(timer, clock.now().plus(after));
      case Command.CancelTimer(Timer timer) -> timers.cancel(timer);
      case Command.PauseTimer(Timer timer) -> timers.pause(timer, clock.now());
      case Command.ResumeTimer(Timer timer) -> timers.resume(timer, clock.now());
      case Command.Suppress _ -> {} // done with the step, before its commands are carried out
      case Command.Cite(String asked, KnownAnswer known) -> notes.cite(asked, known);
      case Command.Note(String text) -> notes.note(text);
      case Command.HangUp(
              EndReason reason,
              Map<String, String> variables,
              List<String> outcomes) -> {
        String why =
            reason == EndReason.HELD_TOO_LONG
                ? "The callee held the call for %d s".formatted(presence.held().toSeconds())
                : closedBy;
        result = new ConversationResult(reason, why, variables, outcomes);
      }
    }
  }
}
