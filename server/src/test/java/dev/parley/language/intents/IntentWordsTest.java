package dev.parley.language.intents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntentWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "You could call me less often.",
        "This is the third time you people have called me this week!",
        "I get calls from you every day.",
        "Why do you keep calling me?",
        "You call too often.",
        "I never get your calls."
      })
  void whoComplainsDemandsNothing(String turn) {
    assertThat(IntentWords.complain(turn)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Third time this week, leave me in peace, will you?",
        "You ring every day, take me off the list.",
        "Don't ring me at work again.",
        "I never get your calls, so stop calling.",
        "Bin my number, I get too many calls.",
        "Why do you keep calling me? Stop it."
      })
  void unlessTheyDoBoth(String turn) {
    assertThat(IntentWords.complain(turn)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OPTOUT | Stop calling me.
          OPTOUT | Look, please stop calling me all the time!
          OPTOUT | Don't ever call this number again.
          OPTOUT | I don't want any more of these calls.
          OPTOUT | Take me off your list.
          OPTOUT | Could you remove my number from your database?
          OPTOUT | Put me on the do not call list.
          OPTOUT | Unsubscribe.
          OPTOUT | Leave me alone.
          OPTOUT | I withdraw my consent.
          OPTOUT | No more calls, please.
          OPTOUT | Stop bugging me.
          OPTOUT | Just forget you ever had this number.
          PERSON | Can I speak to a real person?
          PERSON | A human, please.
          WRONG | You've got the wrong number.
          WRONG | There's nobody here by that name.
          WHO | Who is this?
          WHO | Sorry, who's calling, please?
          WHAT | What is this about?
          ROBOT | Are you a robot?
          ROBOT | Hang on, am I talking to a machine?
          NUMBER | How did you get my number?
          LATER | Can you call me back tomorrow afternoon?
          LATER | I'm driving right now.
          ABSENT | She's not here at the moment.
          TOLD | I already told you that.
          REPEAT | What?
          REPEAT | Sorry, what was that?
          REPEAT | You're breaking up.
          REPEAT | Can you speak slower?
          HOLD | Hold on a second.
          UNSURE | I don't know.
          BYE | Okay, bye.
          THANKS | Thank you very much.
          GREETING | Hello?
          FILLER | Um.
          FILLER | Well, let me see.
          """)
  void areGivenAwayByTheirWords(CalleeIntent intent, String turn) {
    assertThat(IntentWords.of(turn)).contains(intent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It would take me an hour from work, can we do five?",
        "Could you take me off the schedule for Tuesday?",
        "Don't call me before nine.",
        "Please don't call my wife, call me instead.",
        "I never call anybody.",
        "Leave me alone with her a minute.",
        "Forget the old number, use this one.",
        "No more calls before nine.",
        "Can you get me out of the meeting at three?"
      })
  void aDemandIsOnlyWhatIsOne(String turn) {
    assertThat(IntentWords.of(turn)).isNotEqualTo(Optional.of(CalleeIntent.OPTOUT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Yes, that works.",
        "I have a conflict.",
        "Can we move it to Friday?",
        "Perfect timing.",
        "Who told you that Tuesday was fine?",
        "My wife is not well."
      })
  void whatIsSomethingElseIsNone(String turn) {
    assertThat(IntentWords.of(turn)).isEmpty();
  }
}
