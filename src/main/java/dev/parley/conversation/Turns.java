package dev.parley.conversation;

import dev.parley.agent.Node;
import dev.parley.call.EndReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of the callee's turns: when they are taken, and what they are taken for. */
final class Turns {
  private static final Duration STOPPING = Duration.ofSeconds(5);
  private static final int MOST_UNCLEAR = 2;
  private static final int MOST_REPEATS = 3;

  private final Course course;
  private final Flow flow;

  Turns(Course course, Flow flow) {
    this.course = course;
    this.flow = flow;
  }

  void speechStarted() {
    course.calleeSpeaks = true;
    switch (course.phase) {
      case Phase.Talking talking when talking.interruptible() -> course.interrupt(talking);
      case Phase.Waiting _ -> course.attend(null);
      case Phase.Thinking _ -> {
        course.orders.stopSaying();
        course.orders.set(Timer.STALLED, Course.SPEECH_LIMIT);
      }
      case Phase.Unanswered _,
          Phase.Talking _,
          Phase.Attending _,
          Phase.Acting _,
          Phase.Held _,
          Phase.Over _ -> {}
    }
  }

  /** A turn is over, spoken or keyed. */
  void ended(Phase.Turn said) {
    Phase.Turn turn = withDigits(said);
    switch (course.phase) {
      case Phase.Waiting _ -> {
        if (!turn.empty()) {
          take(turn, turn.text(), null);
        }
      }
      case Phase.Attending attending -> attended(attending, turn);
      case Phase.Talking talking -> during(talking, turn);
      case Phase.Thinking thinking -> more(thinking, turn);
      case Phase.Acting _ -> overhear(turn);
      case Phase.Unanswered _, Phase.Held _, Phase.Over _ -> {}
    }
  }

  /** Words of ours are over. */
  void spoken(Event.Spoken spoken) {
    if (!course.orders.spoken(spoken.say())) {
      return;
    }
    course.stalls = 0;
    if (!spoken.heard().isBlank()) {
      course.memory.history.add("Agent: " + spoken.heard());
      course.origin = null;
    }
    switch (course.phase) {
      case Phase.Talking talking when talking.say() == spoken.say() -> after(talking.after());
      case Phase.Attending(Phase.Cut cut, Phase.Turn turn)
          when cut != null && cut.say() == spoken.say() -> {
        if (!spoken.complete() && !spoken.heard().isBlank()) {
          course.memory.said = spoken.heard();
        }
        Phase.Attending known =
            new Phase.Attending(new Phase.Cut(cut.say(), cut.text(), spoken.heard()), turn);
        course.phase = known;
        if (turn != null) {
          attended(known, turn);
        }
      }
      case Phase.Unanswered _,
          Phase.Waiting _,
          Phase.Talking _,
          Phase.Attending _,
          Phase.Thinking _,
          Phase.Acting _,
          Phase.Held _,
          Phase.Over _ -> {}
    }
  }

  void after(Phase.After after) {
    switch (after) {
      case Phase.After.Listen _ -> {
        Phase.Turn kept = course.kept;
        course.kept = null;
        if (kept == null) {
          course.await();
        } else {
          take(kept, kept.text(), null);
        }
      }
      case Phase.After.Act _ -> flow.act(0);
      case Phase.After.End(EndReason reason) -> course.hangUp(reason);
    }
  }

  /** The callee fell silent, or what they spoke over did: goes on when both have. */
  void attended(Phase.Attending attending, Phase.Turn turn) {
    Phase.Cut cut = attending.cut();
    if (cut != null && cut.heard() == null) {
      course.orders.set(Timer.STALLED, STOPPING);
      course.phase =
          new Phase.Attending(cut, attending.turn() == null ? turn : both(attending.turn(), turn));
    } else if (turn.empty()) {
      resume(cut);
    } else {
      Course.Origin origin = course.origin;
      course.origin = null;
      if (cut != null && origin != null && origin.say() == cut.say() && "".equals(cut.heard())) {
        course.memory = origin.memory().copy();
        flow.listen();
        take(turn.after(course.memory.reply), turn.text(), null);
      } else {
        take(turn, turn.text(), cut);
      }
    }
  }

  private static Phase.Turn both(Phase.Turn first, Phase.Turn second) {
    return second.empty() ? first : first.empty() ? second : second.after(first.text());
  }

  /** Words while the agent speaks that were not meant as an interruption, or may be none. */
  private void during(Phase.Talking talking, Phase.Turn turn) {
    if (turn.empty()) {
      return;
    }
    if (talking.interruptible()) {
      course.interrupt(talking);
      ended(turn);
      return;
    }
    boolean optsOut = Standing.of(turn.text(), List.of()).equals(Optional.of(Standing.OPT_OUT));
    if (talking.after() instanceof Phase.After.Listen
        && (optsOut || turn.keyed() || turn.text().split("\\s+", -1).length >= 3)) {
      course.kept = course.kept == null ? turn : turn.after(course.kept.text());
      return;
    }
    overhear(turn);
    if (optsOut) {
      noteOutcome(Standing.OPT_OUT);
    }
  }

  /** The callee went on after the brain was asked. */
  private void more(Phase.Thinking thinking, Phase.Turn turn) {
    Event.Judged held = thinking.held();
    if (!turn.empty() && !turn.unclear()) {
      take(turn.after(thinking.reply()), turn.text(), null);
    } else if (held != null) {
      flow.judged(held.outcome(), held.variables());
    } else {
      course.orders.set(Timer.STALLED, Flow.THINKING_LIMIT);
    }
  }

  private void overhear(Phase.Turn turn) {
    if (!turn.empty()) {
      course.memory.history.add("User: " + turn.text());
      course.memory.reply = turn.text();
    }
  }

  /**
   * Takes a turn for what it is.
   *
   * @param news the part of it that was not taken before
   * @param cut the words it was spoken over
   */
  private void take(Phase.Turn turn, String news, Phase.@Nullable Cut cut) {
    Memory memory = course.memory;
    memory.history.add("User: " + news);
    memory.reply = turn.text();
    memory.silences = 0;
    memory.patient = false;
    Optional<Standing> standing =
        turn.keyed() ? Optional.empty() : Standing.of(turn.text(), flow.choices());
    if (standing.isPresent()) {
      noteOutcome(standing.get());
      course.goodbye(Phrases.goodbye(standing.get()), null, EndReason.AGENT_ENDED);
    } else if (turn.unclear() && memory.unclear < MOST_UNCLEAR) {
      memory.unclear++;
      course.sayAgain(Phrases.unclear(Phrases.question(memory.text)));
    } else if (turn.keyed() || !polite(turn.text(), cut)) {
      memory.unclear = 0;
      flow.evaluate();
    }
  }

  private void noteOutcome(Standing standing) {
    course.memory.outcomes.add(standing.outcome());
    course.orders.note(
        switch (standing) {
          case OPT_OUT -> "The callee does not want to be called again.";
          case OPERATOR -> "The callee asked to speak to a person.";
          case WRONG_NUMBER -> "The callee says this is the wrong number.";
        });
  }

  /** Answers a turn that is only a courtesy; false if it is more than that. */
  private boolean polite(String text, Phase.@Nullable Cut cut) {
    Memory memory = course.memory;
    boolean start = course.script.node(memory.node) instanceof Node.Start;
    Courtesy courtesy = Courtesy.of(text).orElse(null);
    boolean again =
        switch (courtesy) {
          case null -> false;
          case GREETING, REPEAT -> true;
          case PICKING_UP -> start && cut != null && !heardOut(cut);
          case HOLD -> false;
        };
    if (courtesy == Courtesy.HOLD) {
      memory.patient = true;
      course.say(Phrases.TAKE_YOUR_TIME, null, true, new Phase.After.Listen());
      return true;
    }
    if (!again || memory.repeats >= MOST_REPEATS) {
      return false;
    }
    boolean resumes = cut != null && courtesy != Courtesy.REPEAT;
    if (!resumes && memory.text.isBlank()) {
      return false; // whoever waits without a word waits for just this
    }
    memory.repeats++;
    if (resumes) {
      resume(cut);
    } else {
      course.sayAgain(courtesy == Courtesy.REPEAT ? memory.text : Phrases.question(memory.text));
    }
    return true;
  }

  /** Goes on with words that were cut, from the sentence they were cut in. */
  private void resume(Phase.@Nullable Cut cut) {
    String rest = cut == null ? "" : Unheard.of(cut.text(), cut.heard());
    if (rest.isEmpty()) {
      course.await();
    } else {
      course.memory.said = cut == null ? rest : cut.text();
      course.say(rest, course.memory.node, true, new Phase.After.Listen());
    }
  }

  /** Whether the callee heard the question when they spoke over it. */
  private static boolean heardOut(Phase.Cut cut) {
    List<String> sentences = Sentences.of(Unheard.of(cut.text(), cut.heard()));
    return sentences.stream().noneMatch(sentence -> sentence.endsWith("?"))
        || (sentences.size() == 1 && Unheard.share(cut.text(), cut.heard()) > 0.8);
  }

  private Phase.Turn withDigits(Phase.Turn turn) {
    if (turn.keyed() || turn.empty() || course.digits.isEmpty()) {
      return turn;
    }
    String digits = course.digits;
    course.digits = "";
    course.orders.cancel(Timer.DIGITS);
    return turn.after(digits);
  }
}
