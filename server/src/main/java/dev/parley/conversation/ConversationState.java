package dev.parley.conversation;

import dev.parley.agent.Template;
import dev.parley.agent.TemplateScope;
import dev.parley.call.Answerer;
import dev.parley.call.EndReason;
import dev.parley.language.speech.Phrases;
import dev.parley.language.words.Sentences;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of a conversation. It is changed only while a step is made, on a copy of its own.
 */
final class ConversationState {
  static final Duration SPEECH_LIMIT = Duration.ofSeconds(60);

  /** How long somebody waits for words or an action before they are told that it takes a moment. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  /** How long somebody is waited for who asked for a moment. */
  private static final Duration A_MOMENT = Duration.ofSeconds(60);

  /** How long the rest of a value is waited for of which only a piece was read out. */
  private static final Duration A_PIECE = Duration.ofSeconds(4);

  /** How long it may take to be told whether a turn is sure. */
  private static final Duration SURE_LIMIT = Duration.ofSeconds(5);

  final Script script;
  final PendingCommands pending;
  Memory memory;
  Phase phase;

  /** Whether the callee began to speak and did not end. */
  boolean calleeSpeaks;

  /** Keys pressed and not yet a turn. */
  String digits = "";

  /** A turn that came while the agent could not be interrupted. */
  Phase.@Nullable Turn kept;

  /** Where the conversation stood before the latest turn was answered. */
  @Nullable Origin origin;

  /** The callee's latest turn, which may be taken back if it is not sure. */
  @Nullable LatestTurn latest;

  /** What the callee said of a turn that was taken back, to which the next belongs. */
  Phase.@Nullable Turn begun;

  /** Where the turn had led that was taken back, until it is known what the callee goes on with. */
  @Nullable LedOn led;

  /** The words said last, and what was heard of them as far as that is known. */
  Phase.@Nullable Cut uttered;

  /** Whether those were broken off because the callee went on with the turn they answered. */
  boolean brokenOff;

  /** What is being said over our goodbye, or after it. */
  @Nullable Objection objection;

  /** Words that are said in pieces, until other words are said. */
  @Nullable HeardPieces pieces;

  /** Times in a row that words were never reported as over. */
  int stalls;

  /** Whether the callee was told, or will be with the next words, that time is nearly up. */
  boolean warned;

  boolean warningDue;

  /** How long all holds that are over were. */
  Duration held = Duration.ZERO;

  /** Who took the call, null while that is not known. */
  @Nullable Answerer answerer;

  /** How often a machine was answered. */
  int answered;

  /** Whether a machine asked something that is not answered yet. */
  boolean question;

  /** Whether the message was begun anew after a tone. */
  boolean begunAnew;

  /** Whether the callee ever said or keyed something. */
  boolean met;

  /** Whether the next words introduce the agent. */
  boolean introduces;

  /** The words that introduced it. */
  @Nullable Introduction introduction;

  /** Whether the callee's first words were waited for. */
  boolean listened;

  /** Fillers said since a brain or an action was waited for. */
  int fillers;

  /** How the callee waits for words of ours, null where it is not known since when. */
  @Nullable Wait wait;

  /** Fillers of the whole call, so that they change. */
  int hesitations;

  /**
   * What there was before a turn was answered, to go back to when the callee was not done yet.
   *
   * @param say the words the turn was answered with
   * @param turn it
   */
  record Origin(int say, Memory memory, @Nullable LatestTurn turn) {}

  ConversationState(Script script) {
    this.script = script;
    pending = new PendingCommands();
    memory = new Memory();
    phase = new Phase.Unanswered();
  }

  private ConversationState(ConversationState other) {
    script = other.script;
    pending = other.pending.next();
    memory = other.memory.copy();
    phase = other.phase;
    calleeSpeaks = other.calleeSpeaks;
    digits = other.digits;
    kept = other.kept;
    origin = other.origin;
    latest = other.latest;
    begun = other.begun;
    led = other.led;
    uttered = other.uttered;
    brokenOff = other.brokenOff;
    objection = other.objection;
    pieces = other.pieces;
    stalls = other.stalls;
    warned = other.warned;
    warningDue = other.warningDue;
    held = other.held;
    fillers = other.fillers;
    wait = other.wait;
    hesitations = other.hesitations;
    answerer = other.answerer;
    answered = other.answered;
    question = other.question;
    begunAnew = other.begunAnew;
    met = other.met;
    introduces = other.introduces;
    introduction = other.introduction;
    listened = other.listened;
  }

  /** The same, with no commands given. */
  ConversationState next() {
    return new ConversationState(this);
  }

  /** Says words and goes on after them. */
  void say(String text, @Nullable String node, boolean interruptible, Phase.After after) {
    say(text, node, interruptible, 1, after);
  }

  private void say(
      String text, @Nullable String node, boolean interruptible, double pace, Phase.After after) {
    String words = notRepeated(withWarning(text));
    pieces = null;
    int step = script.step(memory.node);
    int say =
        introduces && interruptible
            ? introduce(words, node, step, delivery(pace))
            : pending.say(words, node, step, interruptible, delivery(pace));
    introduces = false;
    uttered = new Phase.Cut(say, words, null);
    wait = null;
    pending.cancel(Timer.SILENCE);
    pending.cancel(Timer.PATIENCE);
    pending.set(Timer.STALLED, pending.playingTime());
    phase = new Phase.Talking(say, words, node, interruptible, after);
  }

  /** Whether words were heard to their end when the callee went on, with the same result. */
  private boolean heardOut(String text) {
    Phase.Cut cut = uttered;
    return brokenOff
        && cut != null
        && cut.text().equals(text)
        && cut.heard() != null
        && Unheard.of(text, cut.heard()).isEmpty();
  }

  /** What is left to say of the words that were broken off, if they are the same. */
  private String notRepeated(String words) {
    Phase.Cut cut = brokenOff ? uttered : null;
    brokenOff = false;
    if (cut == null || cut.heard() == null || !cut.text().equals(words)) {
      return words;
    }
    String rest = Unheard.of(words, cut.heard());
    return rest.isEmpty() ? Sentences.question(words) : rest;
  }

  /** Takes note of what was heard of the words said last. */
  void uttered(Event.Spoken spoken) {
    Phase.Cut cut = uttered;
    if (cut != null && cut.say() == spoken.say()) {
      objection = objection == null ? null : objection.and(!spoken.heard().isBlank());
      uttered =
          new Phase.Cut(cut.say(), cut.text(), spoken.complete() ? cut.text() : spoken.heard());
    }
  }

  /** Says the words that introduce the agent, which nothing breaks off, and then the others. */
  private int introduce(String words, @Nullable String node, int step, Delivery delivery) {
    List<String> sentences = Sentences.of(words);
    int first = Introduction.length(sentences);
    String introducing = String.join(" ", sentences.subList(0, first));
    int say = pending.say(introducing, node, step, false, delivery);
    introduction = new Introduction(say, introducing);
    if (first == sentences.size()) {
      return say;
    }
    pieces = new HeardPieces(say, "");
    return pending.say(
        String.join(" ", sentences.subList(first, sentences.size())), node, step, true, delivery);
  }

  /** Whether the agent is introducing itself. */
  boolean introducing() {
    return introduction != null && pending.playing(introduction.say());
  }

  /** Whether a machine took the call, as far as is known. */
  boolean machine() {
    return answerer != null && answerer.machine();
  }

  /** Words that are said next, which tell first that time is nearly up if that is due. */
  String withWarning(String text) {
    String whole = memory.preface.isEmpty() ? text : (memory.preface + " " + text).strip();
    String words = warningDue ? Phrases.NEARLY_OVER + " " + whole : whole;
    memory.preface = "";
    warningDue = false;
    fillers = 0;
    return words;
  }

  /** Asks the callee for something the node's words asked for already. */
  void sayAgain(String text) {
    memory.said = text;
    say(text, null, true, new Phase.After.Listen());
  }

  /** The same, at a slower pace. */
  void saySlowly(String text) {
    memory.said = text;
    say(text, null, true, Delivery.SLOWLY, new Phase.After.Listen());
  }

  private Delivery delivery(double pace) {
    return new Delivery(pace, memory.louder ? Delivery.LOUDER : 0);
  }

  /** Has something said before the next words. */
  void preface(String words) {
    memory.preface = (memory.preface + " " + words).strip();
  }

  /** What the callee was asked last, shortened. */
  String question() {
    Errand errand = memory.errand;
    if (errand != null) {
      return errand.question();
    }
    return script.mannered()
        ? Sentences.wholeQuestion(memory.text)
        : Sentences.question(memory.text);
  }

  /** Says goodbye and hangs up. */
  void goodbye(String text, @Nullable String node, EndReason reason) {
    digits = "";
    pending.cancel(Timer.DIGITS);
    if ((text.isBlank() && memory.preface.isEmpty()) || heardOut(text)) {
      brokenOff = false;
      if (!waitsToBeSure(new Phase.After.End(reason))) {
        hangUp(reason);
      }
    } else {
      warningDue = false;
      say(text, node, false, new Phase.After.End(reason));
    }
  }

  void hangUp(EndReason reason) {
    pending.hangUp(
        Machines.reason(this, reason),
        memory.variables,
        memory.outcomes.stream().map(OutcomeTaken::outcome).toList());
    phase = new Phase.Over();
  }

  /** Takes note that the callee goes on with a turn, over our goodbye if that is what it led to. */
  void objects(LatestTurn turn, Memory before) {
    boolean said = phase instanceof Phase.Unsure(Phase.After.End _);
    boolean parts = said || phase instanceof Phase.Talking(_, _, _, _, Phase.After.End _);
    if (objection == null && parts && script.mannered()) {
      boolean heard = said && uttered != null && uttered.heard() != null;
      objection = Objection.over(turn, before, memory, heard);
    }
  }

  /** Takes an outcome of the node. */
  void take(String outcome) {
    memory.outcomes.add(new OutcomeTaken(memory.node, script.step(memory.node), outcome));
  }

  /**
   * Waits before something that can't be taken back, if the callee's turn it comes of may be.
   *
   * @return whether it does
   */
  boolean waitsToBeSure(Phase.After next) {
    if (latest == null || latest.sure() || latest.before() == null) {
      return false;
    }
    pending.cancel(Timer.SILENCE);
    pending.cancel(Timer.PATIENCE);
    pending.set(Timer.STALLED, SURE_LIMIT);
    phase = new Phase.Unsure(next);
    return true;
  }

  /** Nothing of the callee's latest turn is taken back any more. */
  void settle() {
    latest = latest == null ? null : latest.settled();
    objection = null;
  }

  /**
   * Has somebody who waits for words hear some in time.
   *
   * @param usual after so long from now on, where it is not known since when they wait
   */
  void awaitWords(Duration usual) {
    Wait waiting = wait;
    if (waiting == null) {
      pending.set(Timer.PATIENCE, usual);
    } else if (!waiting.told()) {
      pending.set(Timer.PATIENCE, waiting.left());
      wait = waiting.begun();
    } else if (fillers > 0 && !pending.isSet(Timer.PATIENCE)) {
      pending.set(Timer.PATIENCE, Wait.NEXT);
    }
  }

  /** Waits for the callee's turn. */
  void await() {
    pending.cancel(Timer.STALLED);
    pending.cancel(Timer.PATIENCE);
    if (calleeSpeaks) {
      attend(null);
      return;
    }
    phase = new Phase.Waiting();
    if (!pending.isSet(Timer.DIGITS)) {
      pending.set(Timer.SILENCE, patience());
    }
  }

  private Duration patience() {
    Duration timeout = script.settings().silenceTimeout();
    if (begun != null && new Pieces(this).reads() && timeout.compareTo(A_PIECE) > 0) {
      return A_PIECE;
    }
    return memory.moment != Memory.Moment.NONE
        ? A_MOMENT
        : memory.patient ? timeout.multipliedBy(5) : timeout;
  }

  /** Lets the callee finish. */
  void attend(Phase.@Nullable Cut cut) {
    pending.cancel(Timer.SILENCE);
    pending.cancel(Timer.PATIENCE);
    pending.set(Timer.STALLED, SPEECH_LIMIT);
    phase = new Phase.Attending(cut, null);
  }

  /** Stops what is being said and lets the callee finish. */
  void interrupt(Phase.Talking talking) {
    pending.stopSaying();
    attend(new Phase.Cut(talking.say(), talking.text(), null));
  }

  /** The same while the words are being composed still. */
  void interrupt(Phase.Composing composing) {
    silence();
    String heard = composing.nothingSaid() ? "" : composing.over() ? heard(composing) : null;
    attend(new Phase.Cut(composing.say(), composing.text(), heard));
  }

  private String heard(Phase.Composing composing) {
    return pieces == null ? composing.text() : pieces.heard();
  }

  /** Takes note that words are over; what was heard of them, with the pieces they belong to. */
  String heard(Event.Spoken spoken) {
    HeardPieces all = pieces;
    pieces = all == null || spoken.say() < all.first() ? all : all.and(spoken);
    return heardSoFar(spoken);
  }

  /** What was heard of words that are over, with the pieces they belong to. */
  String heardSoFar(Event.Spoken spoken) {
    HeardPieces all = pieces;
    return all == null || spoken.say() < all.first() ? spoken.heard() : all.heard();
  }

  /** A turn belongs to the one before it, whose answer nobody heard. */
  void answersAgain(Origin origin, Phase.Turn turn) {
    LatestTurn first = origin.turn();
    LatestTurn last = latest;
    if (first != null && last != null) {
      latest = first.and(turn, last.sure());
    }
  }

  /** Stops what is being said, and what is being composed. */
  void silence() {
    if (phase instanceof Phase.Composing composing) {
      pending.stopComposing(composing.compose());
    }
    pending.stopSaying();
  }

  /** A text as it is said. */
  String spoken(String text) {
    String words = rendered(text, script.spoken(memory.values()), Template::render);
    return script.bounded() && text.contains("{") ? Sentences.closed(words) : words;
  }

  /** A text filled in for something else than speech. */
  String rendered(String text, BiFunction<String, TemplateScope, Template.Rendered> way) {
    return rendered(text, script.plain(memory.values()), way);
  }

  private String rendered(
      String text, TemplateScope scope, BiFunction<String, TemplateScope, Template.Rendered> way) {
    Template.Rendered rendered = way.apply(text, scope);
    rendered
        .missing()
        .forEach(reference ->
            pending.note(
                "Nothing is known of %s, so it is left out (node %s)."
                    .formatted(reference, memory.node)));
    return rendered.text();
  }
}
