package dev.parley.conversation;

import dev.parley.agent.About;
import dev.parley.agent.Ivr;
import dev.parley.agent.Node;
import dev.parley.agent.Settings;
import dev.parley.agent.Voicemail;
import dev.parley.call.Answerer;
import dev.parley.call.CallStatus;
import dev.parley.call.EndReason;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.speech.Phrases;
import dev.parley.language.words.Sentences;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is done where a machine took the call. Nothing it says is a turn of the callee's, and
 * nothing that comes of it an outcome; a human who proves to be there is introduced to.
 */
final class Machines {
  /** Before hanging up: who is taken for a machine may yet prove to be none. */
  private static final Duration GRACE = Duration.ofMillis(1500);

  /** The same while it speaks: what more it says tells what it is. */
  private static final Duration LEAVING = Duration.ofSeconds(4);

  /** A greeting may be long. */
  private static final Duration GREETING_LIMIT = Duration.ofSeconds(60);

  /** After so much silence a mailbox records, though no tone was heard. */
  private static final Duration NO_TONE = Duration.ofMillis(2500);

  /** How long somebody is waited for after a machine was answered. */
  private static final Duration PASSED_ON = Duration.ofSeconds(45);

  /** How long a queue is waited in. */
  private static final Duration IN_QUEUE = Duration.ofMinutes(2);

  /** So often a machine is answered. */
  private static final int MOST_ANSWERS = 3;

  /** So many words read as a machine's are not somebody's who only speaks like one. */
  private static final int MANY = 8;

  private static final List<Timer> OF_TURNS =
      List.of(Timer.SILENCE, Timer.DIGITS, Timer.PATIENCE, Timer.STALLED);

  private final ConversationState state;
  private final Opening opening;

  /** What is done about a machine. */
  private enum Plan {
    /** Leave a message after its tone. */
    RECORD,
    /** Answer what it asks, and wait for whoever comes. */
    ANSWER,
    /** Wait for whoever comes. */
    WAIT,
    /** Hang up, once it is certain what it is. */
    LEAVE,
    LEAVE_AT_ONCE
  }

  Machines(ConversationState state, Opening opening) {
    this.state = state;
    this.opening = opening;
  }

  /** The reason for which a call really ends: what was said to a machine completed nothing. */
  static EndReason reason(ConversationState state, EndReason reason) {
    Answerer answerer = state.answerer;
    if (reason.status() != CallStatus.COMPLETED || reason == EndReason.SUPERVISOR_ENDED) {
      return reason;
    }
    if (answerer != null && answerer.machine()) {
      return reason(answerer);
    }
    boolean silent = reason == EndReason.SILENCE && state.listened && !state.met;
    return silent ? EndReason.SILENT_LINE : reason;
  }

  private static EndReason reason(Answerer answerer) {
    return switch (answerer) {
      case HUMAN -> EndReason.CALLEE_HUNG_UP;
      case VOICEMAIL -> EndReason.VOICEMAIL;
      case MAILBOX_FULL -> EndReason.MAILBOX_FULL;
      case UNREACHABLE -> EndReason.UNREACHABLE;
      case OUT_OF_SERVICE -> EndReason.INVALID_NUMBER;
      case SCREENING -> EndReason.SCREENED;
      case IVR -> EndReason.IVR;
      case FAX -> EndReason.FAX;
      case HOLD_MUSIC -> EndReason.HOLD_MUSIC;
      case SILENCE -> EndReason.SILENT_LINE;
    };
  }

  /**
   * Takes a turn whose words were read as a machine's, though it was answered by a human, or seemed
   * so.
   *
   * @return whether they were
   */
  boolean spoke(@Nullable CalleeIntent intent, String reply) {
    if (intent == null) {
      return false;
    }
    Answerer answerer =
        intent == CalleeIntent.MACHINE
            ? Answerer.VOICEMAIL
            : intent == CalleeIntent.SCREENING
                ? Answerer.SCREENING
                : intent == CalleeIntent.IVR ? Answerer.IVR : null;
    if (answerer == null
        || reply.strip().split("\\s+", -1).length < MANY
        || state.script.manner(intent).off()) {
      return false;
    }
    state.pending.note("A machine says: " + reply);
    judged(answerer);
    return true;
  }

  /** It is known who took the call. */
  void judged(Answerer answerer) {
    boolean machine = state.machine();
    state.answerer = answerer;
    if (!answerer.machine()) {
      if (machine) {
        setAside();
        opening.introduce();
      }
    } else if (answerer != Answerer.VOICEMAIL || !leavingMessage()) {
      setAside();
      deal(answerer);
    }
  }

  /** Whether a message is being left. */
  private boolean leavingMessage() {
    return state.phase instanceof Phase.Talking talking
        && talking.after().equals(new Phase.After.End(EndReason.LEFT_VOICEMAIL));
  }

  /** All that was said is not said to anybody any more. */
  private void setAside() {
    state.silence();
    OF_TURNS.forEach(state.pending::cancel);
    state.memory = state.memory.ofNobody();
    state.digits = "";
    state.kept = null;
    state.origin = null;
    state.latest = null;
    state.begun = null;
    state.led = null;
    state.pieces = null;
    state.warningDue = false;
    state.introduces = false;
    state.introduction = null;
    state.phase = new Phase.Machine();
  }

  private void deal(Answerer answerer) {
    Plan plan = plan(answerer);
    switch (plan) {
      case RECORD -> state.pending.set(Timer.STALLED, GREETING_LIMIT);
      case ANSWER -> {
        state.question = true;
        state.pending.set(Timer.STALLED, GREETING_LIMIT);
      }
      case WAIT -> state.pending.set(Timer.STALLED, IN_QUEUE);
      case LEAVE -> state.pending.set(Timer.STALLED, LEAVING);
      case LEAVE_AT_ONCE -> stalled();
    }
    if (!state.calleeSpeaks) {
      over();
    }
  }

  /** What is done about one. */
  private Plan plan(Answerer answerer) {
    Settings settings = state.script.settings();
    return switch (answerer) {
      case VOICEMAIL ->
          settings.voicemail() instanceof Voicemail.LeaveMessage ? Plan.RECORD : Plan.LEAVE;
      case MAILBOX_FULL, UNREACHABLE, OUT_OF_SERVICE, SILENCE, HUMAN -> Plan.LEAVE;
      case FAX -> Plan.LEAVE_AT_ONCE;
      case SCREENING -> Plan.ANSWER;
      case IVR -> settings.ivr() instanceof Ivr.Press ? Plan.ANSWER : Plan.LEAVE;
      case HOLD_MUSIC -> Plan.WAIT;
    };
  }

  private Plan plan() {
    Answerer answerer = state.answerer;
    return answerer == null ? Plan.WAIT : plan(answerer);
  }

  /** The machine speaks. */
  void speechStarted() {
    state.pending.cancel(Timer.SILENCE);
    if (plan() == Plan.LEAVE) {
      state.pending.set(Timer.STALLED, LEAVING);
    }
  }

  /** It stopped. */
  void over() {
    switch (plan()) {
      case RECORD -> state.pending.set(Timer.SILENCE, NO_TONE);
      case ANSWER -> {
        if (state.question) {
          answer();
        }
      }
      case LEAVE -> state.pending.set(Timer.STALLED, GRACE);
      case WAIT, LEAVE_AT_ONCE -> {}
    }
  }

  /** The machine has been silent for as long as was waited for. */
  void silent() {
    leaveMessage();
  }

  /** Nothing came that was waited for. */
  void stalled() {
    Answerer answerer = state.answerer;
    state.hangUp(answerer == null ? EndReason.INTERNAL_ERROR : reason(answerer));
  }

  /** The tone after which it records. */
  void beeped() {
    if (state.phase instanceof Phase.Machine && state.answerer == Answerer.VOICEMAIL) {
      if (plan() == Plan.RECORD) {
        leaveMessage();
      } else {
        stalled();
      }
    } else if (leavingMessage() && !state.begunAnew) {
      state.begunAnew = true;
      state.pending.stopSaying();
      leaveMessage();
    }
  }

  private void leaveMessage() {
    if (state.script.settings().voicemail() instanceof Voicemail.LeaveMessage(String text)) {
      String message = state.spoken(text);
      state.pending.cancel(Timer.SILENCE);
      if (message.isBlank()) {
        state.hangUp(EndReason.VOICEMAIL);
      } else {
        state.say(message, null, false, new Phase.After.End(EndReason.LEFT_VOICEMAIL));
      }
    }
  }

  /** The message was said, or the mailbox cut it off. */
  void left(boolean complete) {
    if (!complete) {
      state.pending.note("The mailbox hung up before the message was over.");
    }
    state.hangUp(complete ? EndReason.LEFT_VOICEMAIL : EndReason.VOICEMAIL);
  }

  /** Answers what the machine asked. */
  private void answer() {
    state.question = false;
    state.answered++;
    if (state.answered > MOST_ANSWERS) {
      stalled();
    } else if (state.answerer == Answerer.SCREENING) {
      state.say(whoAndWhy(), null, false, new Phase.After.Machine());
    } else {
      if (state.script.settings().ivr() instanceof Ivr.Press(String digits)) {
        state.pending.sendDigits(digits);
      }
      waitForSomebody();
    }
  }

  /** What was asked is answered: somebody may come. */
  void waitForSomebody() {
    state.pending.set(Timer.STALLED, PASSED_ON);
    state.phase = new Phase.Machine();
  }

  /** Who calls and why, as the document says it of itself; else what the agent says first. */
  private String whoAndWhy() {
    About about = state.script.document().about();
    String caller = about.caller() == null ? "" : state.spoken(about.caller());
    if (!caller.isBlank()) {
      String purpose = about.purpose() == null ? "" : state.spoken(about.purpose());
      return Phrases.whoAndWhy(caller, purpose);
    }
    String first = state.script.document().start().map(Node::text).map(state::spoken).orElse("");
    String told =
        Sentences.of(first).stream()
            .filter(sentence -> !sentence.endsWith("?"))
            .collect(Collectors.joining(" "));
    return told.isBlank() ? first : told;
  }
}
