package dev.parley.conversation;

import static dev.parley.conversation.SampleCall.LOOP;
import static dev.parley.conversation.SampleCall.QUESTION;
import static dev.parley.conversation.SampleCall.begun;
import static dev.parley.conversation.SampleCall.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.SampleAgent;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.speech.MannerPhrases;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a callee may want at any time, and what comes of it by the rules of new calls. */
class MannersTest {
  /** The sample agent with something else in its settings. */
  private static Rehearsal with(String manners) {
    return begun(
        SampleAgent.json()
            .replace("\"settings\": {", "\"settings\": { \"manners\": " + manners + ","));
  }

  @Test
  void aPlainAnswerIsTakenAsEver() {
    Rehearsal call = sample().says("Yes.").judged(CalleeIntent.ANSWER, "confirm");
    assertThat(call.lastSaid()).startsWith("Great. We look forward");
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [confirm]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          WHO | Who is this? | This is the front desk. Can you still make it?
          WHAT | What is it about? | I am calling about your appointment on Tuesday at 2 PM. Can you still make it?
          ROBOT | Are you a robot? | Yes, I am an automated assistant, calling for the front desk. Can you still make it?
          NUMBER | How did you get my number? | You left it with us when you made the appointment. Can you still make it?
          QUESTION | How long will it take? | I can't answer that, but I will pass your question on. Can you still make it?
          TOLD | I already told you. | I am sorry to ask again. Can you still make it?
          THANKS | Thank you. | You're welcome. Can you still make it?
          GREETING | Hello? | Hello. Can you still make it?
          LANGUAGE | Xqz bzz. | I am sorry, I only speak English. Can you still make it?
          UNSURE | I don't know. | Let me put it another way. Can you still make it? You can simply say yes or no.
          """)
  void isAnsweredInPlaceAndBackToTheQuestion(CalleeIntent intent, String turn, String answer) {
    Rehearsal call = sample().says(turn).judged(intent, null);
    assertThat(call.lastSaid()).isEqualTo(answer);
    call.heard().says("Yes.");
    assertThat(call.asked().said()).isEqualTo(answer);
    assertThat(call.judged("confirm").heard().end()).isEqualTo("AGENT_ENDED [confirm]");
  }

  @Test
  void aQuestionIsKeptOnTheRecord() {
    Rehearsal call = sample().says("Is there parking?").judged(CalleeIntent.QUESTION, null);
    assertThat(call.notes()).containsExactly("The callee asked: Is there parking?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FILLER", "UNRELATED"})
  void whatIsNoAnswerIsWaitedOut(CalleeIntent intent) {
    Rehearsal call = sample().says("Um.").judged(intent, "confirm");
    assertThat(call.said()).hasSize(1);
    assertThat(call.timers()).containsEntry(Timer.SILENCE, "PT4S");
    call.says("Yes.").judged("confirm");
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [confirm]");
  }

  @ParameterizedTest
  @EnumSource(
      value = CalleeIntent.class,
      names = {"FILLER", "REPEAT", "HOLD", "UNRELATED", "LANGUAGE", "GREETING", "MACHINE"})
  void neverTakesAnOutcomeFromWhatIsNoAnswer(CalleeIntent intent) {
    assertThat(sample().says("Hm.").judged(intent, "cancel").taken()).isEmpty();
  }

  @Test
  void whoBreaksOffIsWaitedForAndUnderstoodAsAWhole() {
    Rehearsal call = sample().says("Well, if you could").judged(CalleeIntent.INCOMPLETE, null);
    assertThat(call.said()).hasSize(1);
    call.says("move it to Friday.");
    assertThat(call.asked().reply()).isEqualTo("Well, if you could move it to Friday.");
    assertThat(call.asked().history()).hasSize(2);
  }

  @Test
  void whoNeverGoesOnIsAskedAgain() {
    Rehearsal call = sample().says("I would").judged(CalleeIntent.INCOMPLETE, null);
    call.fires(Timer.SILENCE);
    assertThat(call.lastSaid()).isEqualTo("Sorry, I didn't hear the end of that. " + QUESTION);
    assertThat(call.heard().says("Yes.").asked().reply()).isEqualTo("Yes.");
  }

  @Test
  void saysItAgainThenSlowlyThenOffersACall() {
    Rehearsal call = sample().says("What?").judged(CalleeIntent.REPEAT, null);
    assertThat(call.lastSaid()).startsWith("Hello Maria").endsWith(QUESTION);
    assertThat(call.playing().delivery()).isEqualTo(Delivery.USUAL);
    call.heard().says("Say again?").judged(CalleeIntent.REPEAT, null);
    assertThat(call.lastSaid())
        .isEqualTo("I will say it more slowly. " + QUESTION + " You can simply say yes or no.");
    assertThat(call.playing().delivery().pace()).isEqualTo(0.8);
    call.heard().says("Pardon?").judged(CalleeIntent.REPEAT, null);
    assertThat(call.lastSaid()).isEqualTo(MannerPhrases.BAD_LINE);
  }

  @Test
  void speaksUpForTheRestOfTheCall() {
    Rehearsal call = sample().says("Can you speak up?").judged(CalleeIntent.REPEAT, null);
    assertThat(call.playing().delivery().gain()).isEqualTo(6);
    call.heard().says("Yes.").judged("confirm");
    assertThat(call.playing().delivery().gain()).isEqualTo(6);
  }

  @Test
  void waitsForWhoWantsAMomentAndLooksAfterThemOnce() {
    Rehearsal call = sample().says("Hold on a second.").judged(CalleeIntent.HOLD, null);
    assertThat(call.lastSaid()).isEqualTo("Of course.");
    assertThat(call.heard().timers()).containsEntry(Timer.SILENCE, "PT1M");
    call.fires(Timer.SILENCE);
    assertThat(call.lastSaid()).isEqualTo("Are you still there?");
    assertThat(call.heard().timers()).containsEntry(Timer.SILENCE, "PT1M");
    call.fires(Timer.SILENCE);
    assertThat(call.lastSaid()).endsWith(QUESTION);
    assertThat(call.heard().timers()).containsEntry(Timer.SILENCE, "PT4S");
  }

  @Test
  void agreesWhenToCallBack() {
    Rehearsal call = sample().says("I'm driving.").judged(CalleeIntent.LATER, null);
    assertThat(call.asked().variables())
        .extracting(variable -> variable.name())
        .containsExactly("call_back_date", "call_back_time");
    call.judged(CalleeIntent.LATER, null);
    assertThat(call.lastSaid()).isEqualTo(MannerPhrases.WHEN_TO_CALL);
    assertThat(call.listen()).isEqualTo(new Command.Listen(Expects.TIME, "greet", 0));
    call.heard().says("Tomorrow at five.");
    call.judged(null, Map.of("call_back_date", "2026-12-01", "call_back_time", "17:00"));
    assertThat(call.lastSaid())
        .isEqualTo("I will call you back on Tuesday, December 1st at 5 PM. Is that right?");
    call.heard().says("Make it six.").judged(null, Map.of("call_back_time", "18:00"));
    assertThat(call.lastSaid()).contains("at 6 PM. Is that right?");
    call.heard().says("Yes.").judged("yes");
    assertThat(call.lastSaid())
        .isEqualTo("All right, I will call you on Tuesday, December 1st at 6 PM. Goodbye.");
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [call_back]");
    assertThat(call.variables()).containsEntry("call_back_at", "2026-12-01T18:00");
  }

  @Test
  void aTimeSaidAtOnceIsNotAskedFor() {
    Rehearsal call = sample().says("Call me at five.").judged(CalleeIntent.LATER, null);
    call.judged(CalleeIntent.LATER, null, Map.of("call_back_time", "17:00"), Set.of());
    assertThat(call.lastSaid()).isEqualTo("I will call you back at 5 PM. Is that right?");
  }

  @Test
  void whoKnowsNoTimeIsCalledAnotherTime() {
    Rehearsal call = sample().says("Later.").judged(CalleeIntent.LATER, null).judged(null);
    call.heard().says("Dunno.").judged(null).heard().says("Whenever.").judged(null);
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [call_back]");
    assertThat(call.variables()).doesNotContainKey("call_back_at");
  }

  @Test
  void asksWhenSomebodyElseCanBeReached() {
    Rehearsal call = sample().says("She's at work.").judged(CalleeIntent.ABSENT, null);
    call.judged(CalleeIntent.ABSENT, null);
    assertThat(call.lastSaid()).isEqualTo(MannerPhrases.WHEN_TO_REACH);
    call.heard().says("Who is this?").judged(CalleeIntent.WHO, null);
    assertThat(call.lastSaid())
        .isEqualTo("This is the front desk. When would be a good time to reach them?");
    call.heard().says("At six.").judged(null, Map.of("call_back_time", "18:00"));
    call.heard().says("Yes.").judged("yes");
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [not_available]");
  }

  @ParameterizedTest
  @CsvSource({
    "PERSON, wants_person",
    "BYE, hung_up_politely",
  })
  void endsForWhoWantsThat(CalleeIntent intent, String outcome) {
    Rehearsal call = sample().says("…").judged(intent, null);
    assertThat(call.lastSaid()).endsWith("Goodbye.");
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [" + outcome + "]");
  }

  @Test
  void anOutcomeOfTheNodeForItIsFollowed() {
    Rehearsal call = sample().says("Wrong number.").judged(CalleeIntent.WRONG, null);
    assertThat(call.lastSaid()).contains("We will correct our records.");
    assertThat(call.taken()).extracting(OutcomeTaken::node).containsExactly("greet");
  }

  @Test
  void whoDoesNotWantToBeCalledIsSuppressedAndTold() {
    Rehearsal call = sample().says("Stop calling me.").judged(CalleeIntent.OPTOUT, "cancel");
    assertThat(call.suppressed()).isTrue();
    assertThat(call.lastSaid()).isEqualTo(MannerPhrases.NOT_AGAIN);
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [opt_out]");
  }

  @Test
  void anOutcomeThatIsMadeForItIsTakenBesides() {
    String agent = SampleAgent.json().replace("no, they can't make it", "don't call me again");
    Rehearsal call = begun(agent).says("Stop calling me.").judged(CalleeIntent.OPTOUT, "cannot");
    assertThat(call.suppressed()).isTrue();
    assertThat(call.lastSaid())
        .isEqualTo("No problem. Would you like another time, or shall I cancel it?");
  }

  @Test
  void butNotBeforeTheTurnIsSure() {
    Rehearsal call = sample().saysPerhaps("Stop calling me").judged(CalleeIntent.OPTOUT, null);
    assertThat(call.suppressed()).isFalse();
    call.goesOn("at work, call me at home.").judged(CalleeIntent.ANSWER, null);
    assertThat(call.suppressed()).isFalse();
    call.heard().saysPerhaps("Stop calling me!").judged(CalleeIntent.OPTOUT, null);
    assertThat(call.on(new Event.TurnSure()).suppressed()).isTrue();
  }

  @Test
  void angerIsMetOnceAndThenLetGo() {
    Rehearsal call = sample().says("This is ridiculous!").judged(CalleeIntent.ANGRY, null);
    assertThat(call.lastSaid()).isEqualTo(MannerPhrases.ANGER);
    call.heard().says("Leave me in peace.").judged(CalleeIntent.ANGRY, null);
    assertThat(call.lastSaid()).isEqualTo(MannerPhrases.ANGER_ENDS);
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [hung_up_politely]");
  }

  @ParameterizedTest
  @CsvSource({"stop, AGENT_ENDED [opt_out]", "person, AGENT_ENDED [wants_person]", "go_on, ''"})
  void whoIsAngryMayStopOrHaveAPersonOrGoOn(String choice, String end) {
    Rehearsal call = sample().says("For God's sake!").judged(CalleeIntent.ANGRY, null);
    call.heard().says("…").judged(choice);
    assertThat(call.suppressed()).isEqualTo(choice.equals("stop"));
    assertThat(call.heard().end()).isEqualTo(end);
    if (end.isEmpty()) {
      assertThat(call.lastSaid()).isEqualTo(QUESTION);
    }
  }

  @Test
  void anotherLanguageIsMetInItAndEndsTheCall() {
    Rehearsal call = sample().says("No hablo inglés.").judged(CalleeIntent.LANGUAGE, null);
    assertThat(call.lastSaid())
        .isEqualTo("I am sorry, I only speak English. Lo siento, solo hablo inglés. Goodbye.");
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [other_language]");
  }

  @Test
  void whatIsAskedBesidesAnAnswerIsAnsweredFirst() {
    Rehearsal call =
        sample().says("Yes, but can I bring my dog?").judged(CalleeIntent.QUESTION, "confirm");
    assertThat(call.lastSaid())
        .isEqualTo(
            "I can't answer that, but I will pass your question on. Great. We look forward to"
                + " seeing you on Tuesday at 2 PM. Goodbye.");
    assertThat(call.notes()).contains("The callee asked: Yes, but can I bring my dog?");
  }

  @Test
  void manyAnAgentSaysItInItsOwnWords() {
    Rehearsal call = with("{\"who\": {\"text\": \"It's the dentist, {{name}}.\"}}");
    call.says("Who is this?").judged(CalleeIntent.WHO, null);
    assertThat(call.lastSaid()).isEqualTo("It's the dentist, Maria. " + QUESTION);
  }

  @Test
  void orDoesNotHeedIt() {
    Rehearsal call = with("{\"bye\": {\"off\": true}}");
    call.says("Bye.").judged(CalleeIntent.BYE, null);
    assertThat(call.lastSaid()).isEqualTo("Sorry, I didn't quite get that. " + QUESTION);
  }

  @Test
  void orTakesAnOutcomeOfTheNode() {
    Rehearsal call =
        with("{\"later\": {\"outcome\": \"reschedule\", \"text\": \"Another time then.\"}}");
    call.says("I'm driving.").judged(CalleeIntent.LATER, null);
    assertThat(call.lastSaid()).startsWith("Another time then. Sure, we can move it.");
  }

  @Test
  void orLeadsToANode() {
    Rehearsal call = with("{\"person\": {\"next\": \"call_back\", \"outcome\": \"human\"}}");
    call.says("A person, please.").judged(CalleeIntent.PERSON, null);
    assertThat(call.lastSaid()).contains("Somebody from the front desk will call you back.");
    assertThat(call.heard().end()).isEqualTo("AGENT_ENDED [human]");
  }

  @Test
  void whatAnAgentDoesNotSayOfItselfIsSaidByItsTeam() {
    Rehearsal call =
        new Rehearsal(Calls.agent(LOOP), new Beginning(Calls.named("Northside Dental", "Recall")))
            .on(new Event.Answered())
            .heard();
    call.says("Who is this?").judged(CalleeIntent.WHO, null);
    assertThat(call.lastSaid()).isEqualTo("This is Northside Dental. Which day suits you?");
    call.heard().says("What about?").judged(CalleeIntent.WHAT, null);
    assertThat(call.lastSaid()).startsWith("This call is about: Recall.");
  }
}
