package dev.parley.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.reading.Whereabouts;
import dev.parley.nlu.ReplyReading;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of readings, whoever reads. */
class TrainedUnderstandingTest {
  private static final List<Question.Choice> CHOICES =
      List.of(
          new Question.Choice("come", "will come"),
          new Question.Choice("cancel", "cancels the appointment"));

  private static final ValueContext NOW =
      new ValueContext(
          Expects.YES_NO,
          "Can you come?",
          LocalDateTime.of(2026, 11, 26, 10, 0),
          Whereabouts.in(ZoneOffset.UTC),
          null);

  private static TrainedUnderstanding.Understood of(String reply, ReplyReading reading) {
    return of(reply, reading, false);
  }

  private static TrainedUnderstanding.Understood of(
      String reply, ReplyReading reading, boolean told) {
    return new TrainedUnderstanding((_, _, _) -> reading, Bars.CALIBRATED)
        .understand(
            new Question("Can you come?", reply, List.of(), Expects.YES_NO, CHOICES, List.of()),
            told,
            NOW);
  }

  private static ReplyReading reading(
      double come, double cancel, CalleeIntent intent, double sure) {
    return new ReplyReading(List.of(come, cancel), 1 - come - cancel, Map.of(intent, sure), 1);
  }

  @Test
  void anOutcomeIsChosenFromItsBarOn() {
    assertThat(of("I can.", reading(0.75, 0.1, CalleeIntent.ANSWER, 0.9)).outcome())
        .contains("come");
    assertThat(of("I might.", reading(0.65, 0.1, CalleeIntent.ANSWER, 0.9)).outcome()).isEmpty();
  }

  @Test
  void whatEndsSomethingNeedsMore() {
    assertThat(of("Drop it.", reading(0.1, 0.75, CalleeIntent.ANSWER, 0.9)).outcome()).isEmpty();
    assertThat(of("Drop it.", reading(0.05, 0.9, CalleeIntent.ANSWER, 0.9)).outcome())
        .contains("cancel");
  }

  @Test
  void noOutcomeIsChosenOfWhatIsNoAnswer() {
    TrainedUnderstanding.Understood understood =
        of("Who's that?", reading(0.8, 0.1, CalleeIntent.WHO, 0.95));
    assertThat(understood.outcome()).isEmpty();
    assertThat(understood.intent()).isEqualTo(CalleeIntent.WHO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'd rather not give my e-mail.",
        "I'm not giving you my address.",
        "I don't give that out."
      })
  void whoKeepsSomethingToThemselvesDemandsNoMore(String reply) {
    assertThat(of(reply, reading(0.01, 0.01, CalleeIntent.OPTOUT, 0.9)).intent()).isNull();
  }

  @Test
  void norDoTheyMeanAnOutcomeThatIsMadeForThatDemand() {
    ReplyReading reading = new ReplyReading(List.of(0.9), 0.1, Map.of(CalleeIntent.ANSWER, 0.9), 1);
    Question asked =
        new Question(
            "Shall we stop calling you?",
            "I'm not giving you my e-mail.",
            List.of(),
            Expects.CHOICE,
            List.of(new Question.Choice("stop", "stop calling")),
            List.of());
    TrainedUnderstanding brain = new TrainedUnderstanding((_, _, _) -> reading, Bars.CALIBRATED);
    assertThat(brain.understand(asked, false, NOW).outcome()).isEmpty();
    assertThat(brain.understand(asked.of("Yes, stop."), false, NOW).outcome()).contains("stop");
  }

  @Test
  void whoNamesAnEndOfAScaleMeansIt() {
    ReplyReading hardly = reading(0.45, 0.5, CalleeIntent.ANSWER, 0.9);
    Question asked =
        new Question(
            "Was your room too warm or too cold?",
            "It was rather hot, to be honest.",
            List.of(),
            Expects.CHOICE,
            List.of(
                new Question.Choice("warm", "too warm"), new Question.Choice("cold", "too cold")),
            List.of());
    ValueContext context =
        new ValueContext(Expects.CHOICE, asked.said(), NOW.now(), NOW.callee(), null);
    TrainedUnderstanding brain = new TrainedUnderstanding((_, _, _) -> hardly, Bars.CALIBRATED);
    assertThat(brain.understand(asked, false, context).outcome()).contains("warm");
    assertThat(brain.understand(asked.of("It was fine."), false, context).outcome()).isEmpty();
  }

  @Test
  void whoAsksOpenlyIsNotAskedWhetherTheyMeanAnOutcome() {
    TrainedUnderstanding.Understood asks =
        of("How do I know this isn't a scam?", reading(0.1, 0.65, CalleeIntent.ANSWER, 0.9));
    assertThat(asks.likely()).isEmpty();
    assertThat(asks.intent()).isEqualTo(CalleeIntent.QUESTION);
    assertThat(of("It is a scam.", reading(0.1, 0.65, CalleeIntent.ANSWER, 0.9)).likely())
        .containsExactly("cancel");
  }

  @Test
  void whoAsksAboutBeingLateDoesNotWantToBeCalledLater() {
    ReplyReading later = reading(0.01, 0.01, CalleeIntent.LATER, 0.9);
    assertThat(of("What if I'm ten minutes late?", later).intent())
        .isEqualTo(CalleeIntent.QUESTION);
    assertThat(of("Can you call me later?", later).intent()).isEqualTo(CalleeIntent.LATER);
  }

  @Test
  void whichOneIsMeantTellsWhatTheCallIsAbout() {
    ReplyReading who = reading(0.01, 0.01, CalleeIntent.WHO, 0.9);
    assertThat(of("Which car is that?", who).intent()).isEqualTo(CalleeIntent.WHAT);
    assertThat(of("Which company is this?", who).intent()).isEqualTo(CalleeIntent.WHO);
  }

  @Test
  void wordsThatGiveAnIntentAwayCountUnlessTheReadingIsAgainstIt() {
    assertThat(of("Stop calling me.", reading(0.1, 0.4, CalleeIntent.OPTOUT, 0.2)).intent())
        .isEqualTo(CalleeIntent.OPTOUT);
    assertThat(of("Stop calling me.", reading(0.1, 0.4, CalleeIntent.OPTOUT, 0.001)).intent())
        .isNull();
  }

  @Test
  void aTurnWithAValueIsHardlyEmpty() {
    ReplyReading half = reading(0.1, 0.1, CalleeIntent.UNRELATED, 0.6);
    assertThat(of("Next, Tuesday at three.", half, true).intent()).isEqualTo(CalleeIntent.ANSWER);
    assertThat(of("Next, Tuesday at three.", half, false).intent())
        .isEqualTo(CalleeIntent.UNRELATED);
    ReplyReading sure = reading(0.1, 0.1, CalleeIntent.UNRELATED, 0.9);
    assertThat(of("No, darling, at three.", sure, true).intent()).isEqualTo(CalleeIntent.UNRELATED);
  }

  @Test
  void aNumberToCallInsteadIsNoDemandNotToBeCalled() {
    ReplyReading out = reading(0.1, 0.1, CalleeIntent.OPTOUT, 0.9);
    assertThat(of("Don't call me at work, call 212 555 0132.", out, true).intent())
        .isNotEqualTo(CalleeIntent.OPTOUT);
    assertThat(of("Don't call me at work.", out, false).intent()).isEqualTo(CalleeIntent.OPTOUT);
    assertThat(of("Stop calling this number, ring two one two five five five.", out, true).intent())
        .isEqualTo(CalleeIntent.ANSWER);
    assertThat(of("Don't call me at work. 303-555-0101 is better.", out, true).intent())
        .isEqualTo(CalleeIntent.ANSWER);
    assertThat(of("Take 212 555 0132 off your list.", out, true).intent())
        .isEqualTo(CalleeIntent.OPTOUT);
    assertThat(of("You call three times a day! Never call 212 555 0132!", out, true).intent())
        .isEqualTo(CalleeIntent.OPTOUT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Uh, Friday. | Friday.
          Um, well, the day after tomorrow. | The day after tomorrow.
          Um. | Um.
          """)
  void hesitationIsNotRead(String reply, String read) {
    List<String> replies = new ArrayList<>();
    new TrainedUnderstanding(
            (_, _, text) -> {
              replies.add(text);
              return reading(0.1, 0.1, CalleeIntent.ANSWER, 0.9);
            },
            Bars.CALIBRATED)
        .understand(
            new Question("When?", reply, List.of(), Expects.DATE, List.of(), List.of()), true, NOW);
    assertThat(replies.getFirst()).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GREETING | Hi, this is Donna. | ANSWER
          THANKS | Thank you, the fourth. | ANSWER
          MACHINE | Tina at hotmail, no, sorry, gmail dot com. | ANSWER
          MACHINE | You have reached 212 555 0132, leave a message after the tone. | MACHINE
          QUESTION | Could I have the fourth, please? | ANSWER
          QUESTION | Is that the fourth? | QUESTION
          WHO | Who is this? | WHO
          """)
  void aTurnWithAValueAnswersWhateverItResembles(
      CalleeIntent resembles, String reply, CalleeIntent intent) {
    assertThat(of(reply, reading(0.1, 0.1, resembles, 0.9), true).intent()).isEqualTo(intent);
  }

  @Test
  void theDemandNotToBeCalledComesBeforeWhatElseIsSaid() {
    ReplyReading both =
        new ReplyReading(
            List.of(0.02, 0.9),
            0.08,
            Map.of(CalleeIntent.OPTOUT, 0.6, CalleeIntent.ANSWER, 0.35),
            1);
    TrainedUnderstanding.Understood understood = of("Cancel it and never ring here again.", both);
    assertThat(understood.intent()).isEqualTo(CalleeIntent.OPTOUT);
    assertThat(understood.outcome()).isEmpty();
    assertThat(understood.likely()).isEmpty();
  }

  @Test
  void plainWordsOfSomethingElseAreNoAnswer() {
    assertThat(of("Nobody of that name.", reading(0.01, 0.95, CalleeIntent.ANSWER, 0.9)).outcome())
        .isEmpty();
    assertThat(of("No, wrong number.", reading(0.01, 0.3, CalleeIntent.WRONG, 0.9)).intent())
        .isEqualTo(CalleeIntent.WRONG);
  }

  @Test
  void whoAsksTheirOwnWantsNobodyOfOurs() {
    assertThat(
            of("Let me talk to my husband.", reading(0.1, 0.1, CalleeIntent.PERSON, 0.9)).intent())
        .isEqualTo(CalleeIntent.UNSURE);
    assertThat(of("Let me talk to a person.", reading(0.1, 0.1, CalleeIntent.PERSON, 0.9)).intent())
        .isEqualTo(CalleeIntent.PERSON);
  }

  @Test
  void aWishIsTheOutcomeThatProvidesForIt() {
    List<Question.Choice> choices =
        List.of(
            new Question.Choice("come", "will come"),
            new Question.Choice("other", "wrong person"),
            new Question.Choice("never", "don't call again"));
    Question question =
        new Question("Can you come?", "…", List.of(), Expects.YES_NO, choices, List.of());
    for (var wish : Map.of(CalleeIntent.WRONG, "other", CalleeIntent.OPTOUT, "never").entrySet()) {
      ReplyReading wanted =
          new ReplyReading(List.of(0.02, 0.1, 0.1), 0.78, Map.of(wish.getKey(), 0.8), 1);
      TrainedUnderstanding.Understood understood =
          new TrainedUnderstanding((_, _, _) -> wanted, Bars.CALIBRATED)
              .understand(question, false, NOW);
      assertThat(understood.outcome()).contains(wish.getValue());
      assertThat(understood.intent())
          .isEqualTo(
              wish.getKey() == CalleeIntent.OPTOUT ? CalleeIntent.OPTOUT : CalleeIntent.ANSWER);
    }
    ReplyReading another =
        new ReplyReading(List.of(0.5, 0.1, 0.1), 0.3, Map.of(CalleeIntent.WRONG, 0.8), 1);
    assertThat(
            new TrainedUnderstanding((_, _, _) -> another, Bars.CALIBRATED)
                .understand(question, false, NOW)
                .outcome())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Yes. Who is this?",
        "I'll come, who is this?",
        "Sure, but who is this?",
        "Yes, I'll be there; who is this?"
      })
  void whatIsAskedBesideAnAnswerIsToldToo(String reply) {
    TrainedUnderstanding understanding =
        new TrainedUnderstanding(
            (_, labels, text) ->
                labels.isEmpty()
                    ? new ReplyReading(
                        List.of(),
                        1,
                        Map.of(
                            text.equalsIgnoreCase("Who is this?")
                                ? CalleeIntent.WHO
                                : CalleeIntent.ANSWER,
                            0.9),
                        1)
                    : reading(0.9, 0.05, CalleeIntent.ANSWER, 0.6),
            Bars.CALIBRATED);
    TrainedUnderstanding.Understood understood =
        understanding.understand(
            new Question("Can you come?", reply, List.of(), Expects.YES_NO, CHOICES, List.of()),
            false,
            NOW);
    assertThat(understood.outcome()).contains("come");
    assertThat(understood.intent()).isEqualTo(CalleeIntent.WHO);
  }

  @Test
  void silenceMeansNothing() {
    assertThat(of(" ", reading(0.9, 0.05, CalleeIntent.ANSWER, 0.9)).outcome()).isEmpty();
  }
}
