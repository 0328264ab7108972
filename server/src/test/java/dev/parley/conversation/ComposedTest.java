package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.brain.Line;
import dev.parley.language.speech.Phrases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nodes whose words are composed while they are being said. */
class ComposedTest {
  private static final String FIRST = "A deductible is what you pay first.";
  private static final String SECOND = "Is that clear?";

  private static Rehearsal asked(String uninterrupted, String actions) {
    return new Rehearsal(Calls.composingAgent(uninterrupted, actions), Calls.scope("{}"))
        .on(new Event.Answered())
        .heard()
        .says("My deductible.")
        .judged(null, Map.of("topic", "the deductible"));
  }

  private static Rehearsal asked() {
    return asked("false", "");
  }

  @Test
  void isAskedForWithAllThatIsKnown() {
    assertThat(asked().composing())
        .isEqualTo(
            new Command.Compose(
                0,
                "Explain the deductible to Maria.",
                List.of(Line.agent("Hi Maria. What is it about?"), Line.callee("My deductible.")),
                "explain",
                1));
    assertThat(asked().timers()).containsKeys(Timer.PATIENCE, Timer.STALLED);
  }

  @Test
  void eachSentenceIsSaidAsItComesAndTheTurnIsTheirsAfterTheLast() {
    Rehearsal call = asked().composed(FIRST);
    assertThat(call.lastSaid()).isEqualTo(FIRST);
    call.heard().composed(SECOND).allComposed();
    assertThat(call.lastSaid()).isEqualTo(SECOND);
    assertThat(call.timers()).doesNotContainKey(Timer.SILENCE);
    call.heard();
    assertThat(call.timers()).containsKey(Timer.SILENCE);
    call.says("Yes.");
    assertThat(call.asked().said()).isEqualTo(FIRST + " " + SECOND);
    assertThat(call.asked().history())
        .endsWith(Line.agent(FIRST), Line.agent(SECOND), Line.callee("Yes."));
    assertThat(call.judged("clear").heard().end()).isEqualTo("AGENT_ENDED [else, clear]");
  }

  @Test
  void itsEndMayComeAfterAllWasHeard() {
    Rehearsal call = asked().composed(FIRST).heard();
    assertThat(call.timers()).containsKey(Timer.STALLED).doesNotContainKey(Timer.SILENCE);
    call.allComposed();
    assertThat(call.timers()).containsKey(Timer.SILENCE);
  }

  @Test
  void whoInterruptsStopsWordsAndComposing() {
    Rehearsal call = asked().composed(FIRST).composed(SECOND).on(new Event.SpeechStarted());
    assertThat(call.uncomposed()).containsExactly(0);
    assertThat(call.stopped()).hasSize(2);
    call.cutAfter("A deductible is").composed("Too late.");
    call.on(new Event.TurnEnded("I know that.", -0.1));
    assertThat(call.said()).doesNotContain("Too late.");
    assertThat(call.asked().said()).isEqualTo("A deductible is");
    assertThat(call.asked().history())
        .endsWith(Line.agent("A deductible is"), Line.callee("I know that."));
  }

  @Test
  void whoOnlyCoughedHearsTheRestOfWhatWasComposed() {
    Rehearsal call = asked().composed(FIRST).heard().composed(SECOND).allComposed();
    call.on(new Event.SpeechStarted()).cutAfter("Is").on(new Event.TurnEnded("", -2));
    assertThat(call.lastSaid()).isEqualTo(SECOND);
  }

  @Test
  void whoOnlyCoughedBeforeTheFirstSentenceHearsItComposedAnew() {
    Rehearsal call = asked().on(new Event.SpeechStarted()).on(new Event.TurnEnded("", -2));
    assertThat(call.uncomposed()).containsExactly(0);
    assertThat(call.composing().compose()).isEqualTo(1);
    assertThat(call.composed(FIRST).lastSaid()).isEqualTo(FIRST);
  }

  @Test
  void whoGoesOnBeforeTheFirstSentenceWasNotDone() {
    Rehearsal call = asked().says("The yearly one.");
    assertThat(call.asked().reply()).isEqualTo("My deductible. The yearly one.");
    assertThat(call.asked().expects()).isNotNull();
    call.judged(null, Map.of("topic", "the yearly deductible"));
    assertThat(call.composing().instructions())
        .isEqualTo("Explain the yearly deductible to Maria.");
  }

  @Test
  void aTurnTakenBackStopsComposing() {
    Rehearsal call =
        new Rehearsal(Calls.composingAgent("false", ""), Calls.scope("{}"))
            .on(new Event.Answered())
            .heard()
            .saysPerhaps("My deductible")
            .judged(null, Map.of("topic", "the deductible"))
            .composed(FIRST);
    call.on(new Event.TurnTakenBack()).cutAfter("A");
    assertThat(call.uncomposed()).containsExactly(0);
    call.on(new Event.TurnEnded("for teeth.", -0.1));
    assertThat(call.asked().reply()).isEqualTo("My deductible for teeth.");
  }

  @Test
  void wordsNotToBeInterruptedAreNot() {
    Rehearsal call = asked("true", "").composed(FIRST).says("Stop it please now.");
    assertThat(call.stopped()).isEmpty();
    assertThat(call.uncomposed()).isEmpty();
    call.allComposed().heard();
    assertThat(call.asked().reply()).isEqualTo("Stop it please now.");
  }

  @Test
  void actionsRunAfterTheLastSentence() {
    Rehearsal call =
        asked("false", "{\"id\": \"tell\", \"url\": \"https://shop.example/\"}").composed(FIRST);
    assertThat(call.heard().runs()).isZero();
    assertThat(call.allComposed().runs()).isEqualTo(1);
  }

  @Test
  void aFailureBeforeTheFirstSentenceEndsTheCallPolitely() {
    Rehearsal call = asked().on(new Event.ComposingFailed(0, "HTTP 503"));
    assertThat(call.notes())
        .contains("The words of the node \"explain\" could not be composed: HTTP 503");
    assertThat(call.lastSaid()).isEqualTo(Phrases.BROKEN);
    assertThat(call.heard().end()).isEqualTo("INTERNAL_ERROR [else]");
  }

  private static Rehearsal withFallback() {
    return new Rehearsal(
            Calls.agent(
                """
                {"nodes": [
                  {"type": "start", "id": "s", "text": "Hi.",
                   "variables": [{"name": "topic", "format": "text"}],
                   "outcomes": {"rules": [], "else": {"next": "explain"}}},
                  {"type": "speak", "id": "explain", "mode": "prompt", "text": "Explain {topic}.",
                   "fallback": "I will send you a letter about {topic}. Is that all right?",
                   "outcomes": {"prompt": [{"id": "fine", "label": "all right", "next": "bye"}]}},
                  {"type": "end", "id": "bye", "text": "Goodbye."}]}
                """),
            Calls.scope("{}"))
        .on(new Event.Answered())
        .heard()
        .says("My deductible.")
        .judged(null, Map.of("topic", "the deductible"));
  }

  @Test
  void theAuthorsWordsAreSaidWhereNoneAreComposed() {
    String words = "I will send you a letter about the deductible. Is that all right?";
    for (Rehearsal call :
        List.of(
            withFallback().on(new Event.ComposingFailed(0, "HTTP 503")),
            withFallback().allComposed(),
            withFallback().fires(Timer.PATIENCE).fires(Timer.STALLED))) {
      assertThat(call.lastSaid()).isEqualTo(words);
      call.composed("Too late.").allComposed();
      assertThat(call.said()).doesNotContain("Too late.");
      assertThat(call.heard().says("Fine.").asked().said()).isEqualTo(words);
      assertThat(call.judged("fine").heard().end()).isEqualTo("AGENT_ENDED [else, fine]");
    }
  }

  @Test
  void nobodyWaitsWithoutAWord() {
    assertThat(withFallback().timers().get(Timer.PATIENCE)).isEqualTo("PT0.7S");
    assertThat(withFallback().timers().get(Timer.STALLED)).isEqualTo("PT3S");
  }

  @Test
  void wordsTellWhichModelComposedThem() {
    Rehearsal call = asked().on(new Event.Composed(0, FIRST, "small"));
    assertThat(call.playing().composedBy()).isEqualTo("small");
    assertThat(call.heard().on(new Event.ComposingEnded(0)).says("Fine.").judged("clear").playing())
        .matches(goodbye -> goodbye.composedBy() == null);
  }

  @Test
  void aFailureAfterSomeSentencesLeavesThoseGood() {
    Rehearsal call = asked().composed(FIRST).on(new Event.ComposingFailed(0, "HTTP 503")).heard();
    assertThat(call.timers()).containsKey(Timer.SILENCE);
    assertThat(call.says("Clear.").asked().said()).isEqualTo(FIRST);
  }

  @Test
  void whoWaitsLongIsToldAndNobodyWaitsForEver() {
    Rehearsal call = asked().fires(Timer.PATIENCE);
    assertThat(call.lastSaid()).isEqualTo(Phrases.ONE_MOMENT);
    assertThat(call.heard().fires(Timer.STALLED).lastSaid()).isEqualTo(Phrases.BROKEN);
    assertThat(call.uncomposed()).containsExactly(0);
    Rehearsal later = asked().composed(FIRST).fires(Timer.STALLED);
    assertThat(later.timers()).containsKey(Timer.SILENCE);
  }

  @Test
  void nothingComposedIsAFailure() {
    assertThat(asked().allComposed().lastSaid()).isEqualTo(Phrases.BROKEN);
  }

  @Test
  void whoComesBackFromAHoldHearsItComposedAnew() {
    Rehearsal call = asked().composed(FIRST).on(new Event.Held()).cutAfter("A");
    assertThat(call.uncomposed()).containsExactly(0);
    call.composed(SECOND).on(new Event.Resumed(Duration.ofSeconds(9)));
    assertThat(call.composing().compose()).isEqualTo(1);
    assertThat(call.composing().history()).endsWith(Line.agent("A"));
  }

  @Test
  void sentencesOfAnotherComposingAreNotSaid() {
    Rehearsal call = asked().on(new Event.Composed(7, FIRST)).on(new Event.ComposingEnded(7));
    assertThat(call.said()).doesNotContain(FIRST);
    assertThat(call.on(new Event.ComposingFailed(7, "x")).notes()).isEmpty();
  }
}
