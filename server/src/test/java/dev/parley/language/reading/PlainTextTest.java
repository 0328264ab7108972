package dev.parley.language.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.values.ReadValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "None of your business.",
        "That's none of your concern.",
        "I'd prefer not to say.",
        "It's private, sorry."
      })
  void whatIsWithheldTellsNothing(String reply) {
    assertThat(PlainText.of(reply)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Who's calling, please?",
        "why do you want to know",
        "What company are you with?",
        "who am i speaking with",
        "what do you mean by that",
        "Which car?",
        "Are you a robot?",
        "How did you get this number?",
        "do you work for the garage",
        "Can you say that again?",
        "is this a real person",
        "Yes.",
        "yeah",
        "No.",
        "nope",
        "Yes, sure.",
        "no sorry",
        "I've no idea.",
        "i haven't got a clue",
        "No idea, sorry.",
        "Not the foggiest.",
        "I couldn't tell you.",
        "I really don't know, to be honest.",
        "beats me",
        "Maybe.",
        "Well, I'm not really sure.",
        "Who is this? Why are you asking?",
        "Hello? Who's there?",
        "I don't know. Why do you ask?",
        "you tell me",
        "No clue, mate.",
        "How should I know?",
        "I beg your pardon?",
        "I can't hear you very well.",
        "No. Who are you?"
      })
  void whatTellsNothingIsNoText(String said) {
    assertThat(PlainText.of(said)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It won't start.",
        "No brakes.",
        "No idea, it just stopped on the highway.",
        "Yes, the clutch slips.",
        "The engine. Why do you ask?",
        "It stalls when I stop.",
        "nothing works anymore",
        "I don't know, it makes a noise.",
        "who knows what it is but it rattles",
        "When I brake it pulls to the left.",
        "What a mess, the tank leaks.",
        "I can't open the door.",
        "How it shakes when I turn!",
        "Is it the battery?",
        "Left.",
        "why it smokes i don't know but it does"
      })
  void whatTellsSomethingIsTakenAsItIs(String said) {
    assertThat(PlainText.of(said)).contains(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Do you have any special requests? | No.         | No.
          Is there a gate?                  | yes         | yes
          What's wrong with the car?        | No.         |
          Could you tell me what's wrong?   | Yes.        |
          Is there a gate?                  | No idea.    |
          """)
  void aYesTellsSomethingWhereItWasAskedFor(String asked, String said, @Nullable String text) {
    assertThat(
            ReadValues.read(
                Variable.Format.TEXT, said, ReadValues.context(Expects.OPEN, asked, "US", null)))
        .isEqualTo(ReadValues.expected(text));
  }
}
