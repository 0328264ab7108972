package dev.parley.conversation;

import dev.parley.call.EndReason;
import java.time.Duration;
import java.util.Map;

/** What becomes of timers: silence, patience, the longest duration, and things that never came. */
final class Clockwork {
  private static final Duration SECOND_PATIENCE = Duration.ofSeconds(8);
  private static final Duration MOST_WARNING = Duration.ofSeconds(30);

  private final Course course;
  private final Flow flow;
  private final Turns turns;

  Clockwork(Course course, Flow flow, Turns turns) {
    this.course = course;
    this.flow = flow;
    this.turns = turns;
  }

  /** The call begins. */
  void start() {
    course.orders.set(Timer.MAX_DURATION, course.script.settings().maxDuration().minus(warning()));
  }

  void fired(Timer timer) {
    if (!course.orders.fired(timer)) {
      return;
    }
    switch (timer) {
      case SILENCE -> silence();
      case DIGITS -> Keys.flush(course, turns);
      case PATIENCE -> patience();
      case MAX_DURATION -> time();
      case STALLED -> stalled();
      case HOLD -> heldTooLong();
    }
  }

  private void silence() {
    if (!(course.phase instanceof Phase.Waiting)) {
      return;
    }
    Memory memory = course.memory;
    memory.patient = false;
    if (memory.silences >= course.script.settings().silenceRetries()) {
      course.goodbye(Phrases.NOBODY_THERE, null, EndReason.SILENCE);
    } else {
      memory.silences++;
      course.sayAgain(Phrases.checkIn(memory.silences, Phrases.question(memory.text)));
    }
  }

  private void patience() {
    boolean thinking = course.phase instanceof Phase.Thinking;
    if ((thinking || course.phase instanceof Phase.Acting) && !course.calleeSpeaks) {
      boolean first = course.fillers++ == 0;
      course.orders.say(
          first ? Phrases.ONE_MOMENT : Phrases.STILL_WORKING,
          null,
          course.script.step(course.memory.node),
          thinking);
      if (first) {
        course.orders.set(Timer.PATIENCE, SECOND_PATIENCE);
      }
    }
  }

  private void time() {
    if (course.phase instanceof Phase.Talking(_, _, _, _, Phase.After.End _)) {
      return;
    }
    if (course.warned && course.phase instanceof Phase.Held) {
      course.hangUp(EndReason.MAX_DURATION);
      return;
    }
    if (course.warned) {
      course.orders.stopSaying();
      course.goodbye(Phrases.OUT_OF_TIME, null, EndReason.MAX_DURATION);
      return;
    }
    course.warned = true;
    course.orders.set(Timer.MAX_DURATION, warning());
    if (course.phase instanceof Phase.Waiting) {
      course.say(Phrases.NEARLY_OVER, null, true, new Phase.After.Listen());
    } else {
      course.warningDue = true;
    }
  }

  private void stalled() {
    switch (course.phase) {
      case Phase.Unanswered _ -> course.hangUp(EndReason.INTERNAL_ERROR);
      case Phase.Talking talking -> unheard(talking);
      case Phase.Attending(Phase.Cut cut, Phase.Turn turn) -> {
        course.calleeSpeaks = false;
        if (turn == null || cut == null) {
          course.orders.note("The callee's turn did not come to an end.");
          course.await();
        } else {
          course.orders.forget();
          turns.attended(
              new Phase.Attending(new Phase.Cut(cut.say(), cut.text(), cut.text()), null), turn);
        }
      }
      case Phase.Thinking thinking -> {
        course.calleeSpeaks = false;
        Event.Judged held = thinking.held();
        if (held == null) {
          course.orders.note("The brain took too long.");
          flow.judged(null, Map.of());
        } else {
          flow.judged(held.outcome(), held.variables());
        }
      }
      case Phase.Acting acting ->
          flow.acted(
              acting.index(),
              new Event.ActionFinished(acting.run(), false, Map.of(), "It took too long."));
      case Phase.Waiting _ -> course.await();
      case Phase.Held _, Phase.Over _ -> {}
    }
  }

  private void heldTooLong() {
    if (course.phase instanceof Phase.Held) {
      course.hangUp(EndReason.HELD_TOO_LONG);
    }
  }

  private void unheard(Phase.Talking talking) {
    course.orders.note("Words were not reported as spoken in time.");
    course.orders.stopSaying();
    course.orders.forget();
    course.stalls++;
    if (course.stalls > 1 && !(talking.after() instanceof Phase.After.End)) {
      course.hangUp(EndReason.INTERNAL_ERROR);
    } else {
      turns.after(talking.after());
    }
  }

  private Duration warning() {
    Duration quarter = course.script.settings().maxDuration().dividedBy(4);
    return quarter.compareTo(MOST_WARNING) < 0 ? quarter : MOST_WARNING;
  }
}
