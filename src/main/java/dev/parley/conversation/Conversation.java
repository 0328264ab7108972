package dev.parley.conversation;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.Node;
import dev.parley.agent.TemplateScope;
import dev.parley.call.EndReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A conversation under way, as a value that never changes.
 *
 * <p>{@link Event.Held} and {@link Event.Resumed} come in turn; between them nothing is said and
 * nothing heard. Every {@link Command.Say} is played after those before it. Every {@link
 * Event.SpeechStarted} is followed by an {@link Event.TurnEnded}, perhaps of no words.
 */
public final class Conversation {
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);

  private final Course course;

  private Conversation(Course course) {
    this.course = course;
  }

  /** A conversation that waits for the callee to answer. */
  public static Conversation start(AgentDocument document, TemplateScope scope) {
    return new Conversation(new Course(Script.of(document, scope)));
  }

  /** What comes of an event. Pure: the same arguments give the same result, always. */
  public static Step step(Conversation conversation, Event event) {
    Course course = conversation.course.next();
    new Moment(course).happens(event);
    return new Step(new Conversation(course), course.orders.commands());
  }

  /** Whether nothing more will come of any event. */
  public boolean over() {
    return course.phase instanceof Phase.Over;
  }

  /** The parts that make one step of a course. */
  private static final class Moment {
    private final Course course;
    private final Flow flow;
    private final Turns turns;
    private final Clockwork clockwork;
    private final Holding holding;

    Moment(Course course) {
      this.course = course;
      flow = new Flow(course);
      turns = new Turns(course, flow);
      clockwork = new Clockwork(course, flow, turns);
      holding = new Holding(course, flow, turns);
    }

    void happens(Event event) {
      if (course.phase instanceof Phase.Over) {
        return;
      }
      if (course.phase instanceof Phase.Held held && holding.keeps(held, event)) {
        return;
      }
      switch (event) {
        case Event.Answered _ -> answered();
        case Event.SpeechStarted _ -> turns.speechStarted();
        case Event.TurnEnded(String text, double confidence) -> {
          course.calleeSpeaks = false;
          turns.ended(Phase.Turn.spoken(text, confidence));
        }
        case Event.Digit(char digit) -> Keys.pressed(course, turns, digit);
        case Event.Spoken spoken -> turns.spoken(spoken);
        case Event.Judged judged -> judged(judged);
        case Event.JudgementFailed(int ask, String reason) -> {
          if (course.phase instanceof Phase.Thinking thinking && thinking.ask() == ask) {
            course.orders.note("The brain could not judge: " + reason);
            judged(new Event.Judged(ask, null, Map.of()));
          }
        }
        case Event.ActionFinished finished -> {
          if (course.phase instanceof Phase.Acting acting && acting.run() == finished.run()) {
            flow.acted(acting.index(), finished);
          }
        }
        case Event.TimerFired(Timer timer) -> clockwork.fired(timer);
        case Event.Held _ -> holding.begin();
        case Event.Resumed(Duration after) -> {
          Event missed = holding.end(after);
          if (missed != null) {
            happens(missed);
          }
        }
        case Event.EndRequested _ -> course.hangUp(EndReason.SUPERVISOR_ENDED);
        case Event.LineClosed(List<String> why) -> course.hangUp(reason(why));
      }
      if (course.phase instanceof Phase.Unanswered && !course.orders.isSet(Timer.STALLED)) {
        course.orders.set(Timer.STALLED, ANSWER_LIMIT);
      }
    }

    private void answered() {
      if (course.phase instanceof Phase.Unanswered) {
        clockwork.start();
        flow.enter(course.script.document().start().map(Node::id).orElse(""));
      }
    }

    private void judged(Event.Judged judged) {
      if (!(course.phase instanceof Phase.Thinking thinking) || thinking.ask() != judged.ask()) {
        return;
      }
      if (course.calleeSpeaks || !course.digits.isEmpty()) {
        course.phase = new Phase.Thinking(thinking.ask(), thinking.reply(), judged);
      } else {
        flow.judged(judged.outcome(), judged.variables());
      }
    }

    private static EndReason reason(List<String> why) {
      for (EndReason reason : EndReason.values()) {
        if (why.contains(reason.name())) {
          return reason;
        }
      }
      return EndReason.CALLEE_HUNG_UP;
    }
  }
}
