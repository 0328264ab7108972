package dev.parley.conversation;

import dev.parley.agent.About;
import dev.parley.agent.Expects;
import dev.parley.agent.Node;
import dev.parley.brain.NamedChoice;
import dev.parley.brain.Question;
import dev.parley.knowledge.KnownAnswer;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.intents.OtherLanguage;
import dev.parley.language.intents.WrongNumber;
import dev.parley.language.speech.MannerPhrases;
import dev.parley.language.speech.SelfDescription;
import dev.parley.language.words.Sentences;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the agent does about what a callee wants besides answering, and comes back to where it was.
 */
final class Etiquette {
  /** So many turns in a row are met with silence. */
  private static final int MOST_LET_PASS = 2;

  private static final int MOST_REPEATS = 2;

  private static final Pattern LOUDER =
      Pattern.compile("(?i)\\b(loud(er|ly)?|(speak|talk) up|hear you|quiet|volume|faint)\\b");

  private final ConversationState state;
  private final Flow flow;
  private final Misses misses;
  private final Parting parting;
  private final Errands errands;

  Etiquette(ConversationState state, Flow flow, Misses misses, Parting parting, Errands errands) {
    this.state = state;
    this.flow = flow;
    this.misses = misses;
    this.parting = parting;
    this.errands = errands;
  }

  /**
   * Does what an intent wants.
   *
   * @param cut the words it was spoken over
   * @return false if it wants nothing but to be taken for an answer
   */
  boolean meets(CalleeIntent intent, Phase.@Nullable Cut cut) {
    return switch (intent) {
      case ANSWER, CORRECTION -> false;
      case UNSURE -> unsure();
      case GREETING -> goOn(intent, cut, MannerPhrases.HELLO);
      case THANKS -> goOn(intent, cut, MannerPhrases.WELCOME);
      case FILLER, UNRELATED, MACHINE, SCREENING, IVR -> letPass(cut);
      case INCOMPLETE -> {
        unfinished();
        yield true;
      }
      case REPEAT -> {
        repeat();
        yield true;
      }
      case WHO, WHAT, ROBOT, NUMBER -> tell(intent, self(intent));
      case QUESTION -> question();
      case HOLD -> hold();
      case LATER -> later(false);
      case ABSENT -> later(true);
      case WRONG -> wrong();
      case BYE -> leave(intent, "hung_up_politely", MannerPhrases.GOODBYE);
      case OPTOUT -> {
        parting.optOut(null);
        yield true;
      }
      case PERSON -> {
        state.memory.errand = null;
        parting.person();
        yield true;
      }
      case TOLD -> told();
      case ANGRY -> angry();
      case LANGUAGE -> language();
    };
  }

  /** Says what is known, and comes back to what was asked; else the author says where it leads. */
  private boolean question() {
    String known = known();
    if (known == null) {
      return tell(CalleeIntent.QUESTION, noted());
    }
    misses.back(known);
    return true;
  }

  /** What is known to the callee's question, kept on the record; null for nothing. */
  @Nullable String known() {
    KnownAnswer known = state.memory.known;
    if (known == null) {
      return null;
    }
    state.pending.cite(state.memory.reply, known);
    return known.text();
  }

  /** Notes the callee's question; the words that say so. */
  String noted() {
    state.pending.note(NotedQuestion.note(state.memory.reply));
    return MannerPhrases.QUESTION_NOTED;
  }

  /** Meets a turn with silence, unless several were; then it is a turn like others. */
  private boolean letPass(Phase.@Nullable Cut cut) {
    if (++state.memory.letPass > MOST_LET_PASS) {
      return false;
    }
    rest(cut);
    return true;
  }

  /** What an agent says of itself when it is asked who, what, robot, or number. */
  String self(CalleeIntent intent) {
    About about = state.script.document().about();
    SelfDescription self =
        new SelfDescription(
            told(about.caller()),
            told(about.purpose()),
            told(about.source()),
            told(about.disclosure()),
            state.script.scope().system().at("/team/name").asText(""),
            state.script.scope().system().at("/agent/title").asText(""));
    return intent == CalleeIntent.WHO
        ? self.who()
        : intent == CalleeIntent.WHAT
            ? self.what()
            : intent == CalleeIntent.ROBOT ? self.robot() : self.number();
  }

  private String told(@Nullable String text) {
    return text == null ? "" : state.spoken(text);
  }

  /** Answers and comes back to what was asked. */
  private boolean tell(CalleeIntent intent, String usual) {
    if (!parting.led(intent, usual)) {
      misses.back(parting.words(intent, usual));
    }
    return true;
  }

  private boolean goOn(CalleeIntent intent, Phase.@Nullable Cut cut, String usual) {
    if (parting.led(intent, usual)) {
      return true;
    }
    if (cut == null || Unheard.of(cut.text(), cut.heard()).isEmpty()) {
      misses.back(parting.words(intent, usual));
    } else {
      rest(cut);
    }
    return true;
  }

  /** Says what was not heard of words that were spoken over, or waits. */
  void rest(Phase.@Nullable Cut cut) {
    String rest = cut == null ? "" : Unheard.of(cut.text(), cut.heard());
    if (rest.isEmpty()) {
      state.await();
    } else {
      state.memory.said = cut == null ? rest : cut.text();
      state.say(rest, state.memory.node, true, new Phase.After.Listen());
    }
  }

  /** Waits for the rest of what the callee wants to say; it is one turn with what they said. */
  void unfinished() {
    LatestTurn latest = state.latest;
    Memory before = latest == null ? null : latest.before();
    if (latest != null && before != null) {
      state.begun = latest.turn();
      state.memory = LatestTurn.undone(before, state.memory);
      state.latest = null;
      flow.listen();
    }
    state.await();
  }

  private void repeat() {
    Memory memory = state.memory;
    Errand errand = memory.errand;
    memory.louder |= LOUDER.matcher(memory.reply).find();
    memory.repeats++;
    boolean worn =
        errand == null && misses.worn() && !(state.script.bounded() && memory.repeats == 1);
    if (memory.repeats > MOST_REPEATS || worn) {
      misses.unheard();
      return;
    }
    boolean first = memory.repeats == 1;
    misses.put();
    String words =
        errand != null
            ? errand.again().question()
            : first
                ? memory.text
                : MannerPhrases.slowly(expects(), Sentences.wholeQuestion(memory.text));
    if (first) {
      state.sayAgain(parting.words(CalleeIntent.REPEAT, words));
    } else {
      state.saySlowly(words);
    }
  }

  private Expects expects() {
    Node.Asking node = flow.asking();
    return node == null ? Expects.OPEN : node.expected();
  }

  private boolean unsure() {
    Memory memory = state.memory;
    Node.Asking node = flow.asking();
    if (parting.led(CalleeIntent.UNSURE, "")) {
      return true;
    }
    if (node == null
        || memory.errand != null
        || memory.unsureOf.equals(memory.node)
        || misses.worn()) {
      return false;
    }
    memory.unsureOf = memory.node;
    misses.put();
    String question = Sentences.wholeQuestion(memory.text);
    if (!state.script.bounded()) {
      state.sayAgain(
          parting.words(CalleeIntent.UNSURE, MannerPhrases.otherWords(node.expected(), question)));
      return true;
    }
    List<Question.Choice> choices = Question.Choice.of(node.outcomes());
    List<String> labels = choices.stream().map(Question.Choice::label).toList();
    List<Question.Choice> offered = NamedChoice.offered(question, choices);
    if (node.expected() != Expects.YES_NO
        && MannerPhrases.alternatives(offered.stream().map(Question.Choice::label).toList())) {
      state.preface(MannerPhrases.OTHER_WORDS);
      errands.confirm(offered, choices);
    } else {
      state.sayAgain(
          parting.words(
              CalleeIntent.UNSURE, MannerPhrases.withHelp(node.expected(), question, labels)));
    }
    return true;
  }

  private boolean hold() {
    if (!parting.led(CalleeIntent.HOLD, MannerPhrases.OF_COURSE)) {
      state.memory.moment = Memory.Moment.ASKED_FOR;
      state.say(
          parting.words(CalleeIntent.HOLD, MannerPhrases.OF_COURSE),
          null,
          true,
          new Phase.After.Listen());
    }
    return true;
  }

  private boolean later(boolean reaching) {
    CalleeIntent intent = reaching ? CalleeIntent.ABSENT : CalleeIntent.LATER;
    if (!parting.led(intent, "")) {
      errands.begin(new Errand.When(reaching, 0));
    }
    return true;
  }

  private boolean leave(CalleeIntent intent, String outcome, String words) {
    state.memory.errand = null;
    parting.end(intent, outcome, words);
    return true;
  }

  /** Leaves whoever says outright that they are the wrong one; others are asked. */
  private boolean wrong() {
    if (state.script.bounded() && !WrongNumber.outright(state.memory.reply)) {
      Errand errand = new Errand.Wrong(1);
      errands.ask(errand, errand.question());
    } else {
      parting.wrong();
    }
    return true;
  }

  /** What is known already is used; the rest is asked once more. */
  private boolean told() {
    Node.Asking node = flow.asking();
    if (parting.led(CalleeIntent.TOLD, MannerPhrases.ASKED_AGAIN)) {
      return true;
    }
    boolean known =
        node != null
            && !node.variables().isEmpty()
            && node.variables().stream()
                .allMatch(variable -> state.memory.variables.containsKey(variable.name()));
    if (known && state.memory.errand == null) {
      state.preface(parting.words(CalleeIntent.TOLD, MannerPhrases.SORRY));
      flow.decide(null, true);
    } else {
      misses.back(parting.words(CalleeIntent.TOLD, MannerPhrases.ASKED_AGAIN));
    }
    return true;
  }

  private boolean angry() {
    if (parting.led(CalleeIntent.ANGRY, MannerPhrases.ANGER)) {
      return true;
    }
    if (state.memory.angered) {
      parting.end(CalleeIntent.BYE, "hung_up_politely", MannerPhrases.ANGER_ENDS);
    } else {
      state.memory.angered = true;
      errands.ask(new Errand.Offer(1), parting.words(CalleeIntent.ANGRY, MannerPhrases.ANGER));
    }
    return true;
  }

  /**
   * Who speaks a language for certain is let go in it; who may have been misheard is asked again.
   */
  private boolean language() {
    Optional<OtherLanguage> theirs = OtherLanguage.of(state.memory.reply);
    String tag = state.script.document().about().language();
    String ours =
        Locale.forLanguageTag(tag == null ? state.script.document().language() : tag)
            .getDisplayLanguage(Locale.ENGLISH);
    String regret =
        MannerPhrases.join(
            MannerPhrases.onlySpeaks(ours), theirs.map(OtherLanguage::regret).orElse(""));
    if (theirs.isPresent() || state.memory.foreign) {
      state.memory.errand = null;
      parting.end(CalleeIntent.LANGUAGE, "other_language", MannerPhrases.join(regret, "Goodbye."));
    } else {
      state.memory.foreign = true;
      misses.back(parting.words(CalleeIntent.LANGUAGE, regret));
    }
    return true;
  }
}
