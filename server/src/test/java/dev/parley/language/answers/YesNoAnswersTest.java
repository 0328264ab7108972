package dev.parley.language.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.values.ReadValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Yes and no as values: {@code ?} in front of one that is to be read back. */
class YesNoAnswersTest {
  private static void reads(String asked, String said, @Nullable String answer) {
    assertThat(
            ReadValues.read(
                Variable.Format.BOOLEAN,
                said,
                ReadValues.context(Expects.YES_NO, asked, "US", null)))
        .isEqualTo(ReadValues.expected(answer));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Yes.                                                | true
          yeah sure                                           | true
          Uh-huh.                                             | true
          mm hmm                                              | true
          Nope.                                               | false
          My husband does, I don't.                           | false
          My kids do, and I do too.                           | true
          Nuh-uh.                                             | false
          No, thank you.                                      | false
          Sorry, no.                                          | false
          No. Why do you ask?                                 | false
          Yes. Who is this?                                   | true
          Technically, yes.                                   | true
          """)
  void aPlainYesOrNoIsSure(String said, @Nullable String answer) {
    reads("Do you have any allergies?", said, answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I can't really hear you, you're breaking up.        |
          i don't follow                                      |
          I don't feel comfortable answering that.            |
          I'd rather not say.                                 |
          I couldn't tell you.                                |
          I can't talk, I'm driving.                          |
          You've got the wrong person.                        |
          Nobody here by that name.                           |
          No idea.                                            |
          I'm not sure.                                       |
          Never you mind.                                     |
          No hablo inglés.                                    |
          I have a question.                                  |
          I have to go.                                       |
          Great question.                                     |
          Fine.                                               |
          No worries.                                         |
          I'm good, thanks.                                   |
          Did you say no allergies?                           |
          is that a yes or no question                        |
          I wish I did.                                       |
          don't call me                                       |
          Yes and no.                                         |
          My daughter does.                                   |
          I've had enough of this.                            |
          I haven't the foggiest.                             |
          I never said that.                                  |
          You never told me who you are.                      |
          I have already answered that.                       |
          I don't have anything to say.                       |
          I'm not the person you want.                        |
          I can hear you now.                                 |
          """)
  void whatSaysSomethingElseIsNeither(String said, @Nullable String answer) {
    reads("Do you have any allergies?", said, answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I have none.                                        | false
          We haven't got any.                                 | false
          i have no known allergies                           | false
          Not that we're aware of.                            | false
          nothing that comes to mind                          | false
          Not as far as I know.                               | false
          I don't think I do.                                 | false
          I don't think so.                                   | false
          No longer.                                          | false
          Zero.                                               | false
          We don't.                                           | false
          Never had one in my life.                           | false
          I'm not allergic to anything.                       | false
          hardly ever                                         | ?false
          I doubt it.                                         | ?false
          I can't.                                            | ?false
          """)
  void aNoIsUnderstoodWithoutTheWord(String said, @Nullable String answer) {
    reads("Do you have any allergies?", said, answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I do.                                               | true
          We certainly do.                                    | true
          I'm allergic to bees.                               | true
          I've got a nut allergy.                             | true
          I have asthma.                                      | ?true
          Just shellfish.                                     | ?true
          only to cats                                        | ?true
          A few.                                              | ?true
          Sort of.                                            | ?true
          Probably.                                           | ?true
          I am.                                               | ?true
          """)
  void aYesIsUnderstoodWithoutTheWord(String said, @Nullable String answer) {
    reads("Do you have any allergies?", said, answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Yes. Sorry, I mean no.                              | false
          No. Wait, yes, I do, penicillin.                    | true
          yeah no none                                        | false
          no yeah i do                                        | true
          Yes, to bees. No others.                            | true
          No, just dust.                                      | ?false
          No, but my wife does.                               | ?false
          Yes, unless you mean cats.                          | ?true
          Yes. No.                                            | ?false
          No, I can't talk right now.                         | ?false
          I'm not sure, but I think so.                       | ?true
          """)
  void theLastWordCounts(String said, @Nullable String answer) {
    reads("Do you have any allergies?", said, answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          We own it outright.                                 | true
          I don't own it.                                     | false
          I'm the owner.                                      | true
          I live here with my mother.                         |
          My parents own it.                                  |
          We're renting.                                      | ?false
          I used to own it.                                   |
          No, I lease it.                                     | false
          Good.                                               |
          """)
  void aStatementOfWhatIsAskedAnswers(String said, @Nullable String answer) {
    reads("Do you own the house you live in?", said, answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Great.                                              | true
          Sounds good.                                        | true
          No problem.                                         | true
          I can.                                              | true
          I can't make it.                                    | false
          I'm afraid I can't.                                 | false
          That doesn't work for me.                           | false
          I won't be able to.                                 | false
          I'm not able to.                                    | false
          I think I can.                                      | ?true
          I don't think I can.                                | false
          Yes, if it's before noon.                           | ?true
          I'm good, thanks.                                   |
          """)
  void aProposalIsAgreedToAndDeclined(String said, @Nullable String answer) {
    reads("Can you make it on Friday?", said, answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          That's right.                                       | true
          It is.                                              | true
          That's not right.                                   | false
          It isn't.                                           | false
          wrong number                                        |
          It's 14 Elm Road.                                   |
          """)
  void whatIsCheckedMayBeWrong(String said, @Nullable String answer) {
    reads("I have twelve Elm Road. Is that right?", said, answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I smoke a pack a day.                               | true
          I've never smoked.                                  | false
          I'm a non-smoker.                                   | false
          I quit last year.                                   | ?false
          I used to smoke.                                    |
          My husband smokes.                                  |
          """)
  void aHabitIsToldInItsOwnWords(String said, @Nullable String answer) {
    reads("Do you smoke?", said, answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Can you hear me okay?         | I can't hear you very well. | false
          Do you speak Spanish?         | I don't speak Spanish.      | false
          Do you speak Spanish?         | I don't understand.         |
          Do you have time to talk?     | I don't have time.          | false
          Is your roof leaking?         | It isn't.                   | false
          Is your roof leaking?         | It's leaking.               | true
          Is your roof leaking?         | It's fine.                  |
          Did the technician come?      | He did.                     | true
          Does Friday work for you?     | I work on Friday.           |
          Does Friday work for you?     | It does.                    | true
          Can you make it on Friday?    | I can do Thursday.          |
          Do you live alone?            | I live with my son.         | ?false
          Are you married?              | I'm divorced.               | ?false
          Are you still taking it?      | I'm not taking it anymore.  | false
          Do you have any children?     | none of your business       |
          Would you like a free sample? | I'd love one.               | true
          Would you like a free sample? | No need.                    | false
          """)
  void theSameWordsAnswerOneQuestionAndNotAnother(
      String asked, String said, @Nullable String answer) {
    reads(asked, said, answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I have a hamster.                                   | true
          we've got four cats                                 | true
          I have a dog and a cat.                             | true
          We have two rabbits.                                | true
          I've got a big dog.                                 | true
          We've a beagle.                                     | true
          A dog.                                              | true
          two kittens                                         | true
          A goat and a pony.                                  | true
          just one cat                                        | true
          Our dog Rex.                                        | ?true
          there's a parrot                                    | true
          i live here with my cats                            | ?true
          An axolotl.                                         | ?true
          Three alpacas.                                      | ?true
          We had a cat.                                       |
          My sister has a dog.                                |
          my neighbor's dog                                   |
          I'd like a dog.                                     |
          I hate dogs.                                        |
          I don't want anything.                              |
          We don't need any.                                  | ?false
          I've got a terrible connection.                     |
          I have a headache.                                  |
          we've got a bad line                                |
          I have someone at the door.                         |
          i never answer that kind of thing on the phone      |
          I do not consent to that.                           |
          I don't buy on the phone.                           |
          One moment.                                         |
          Two minutes.                                        |
          A question.                                         |
          A friend.                                           |
          our building doesn't allow them                     | ?false
          I do have a turtle.                                 | true
          no no i do have one                                 | ?true
          Neither cats nor dogs.                              |
          not allowed here                                    | ?false
          """)
  void oneOfAKindIsOneOfThem(String said, @Nullable String answer) {
    reads("Do you have any pets?", said, answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I did.                                              | true
          I didn't.                                           | false
          Already done.                                       | true
          I got mine.                                         | ?true
          Got one in November.                                | ?true
          had it last month                                   | ?true
          The nurse gave me one.                              | ?true
          they did it at the clinic                           | ?true
          every fall                                          | ?true
          I always get it.                                    | ?true
          I forgot to.                                        | ?false
          skipped it                                          | ?false
          I missed mine.                                      | ?false
          never get it                                        | ?false
          I haven't gotten around to it yet.                  | ?false
          haven't got round to it                             | false
          My wife did it.                                     |
          I got the wrong number.                             |
          two years ago                                       |
          I had to go.                                        |
          I got your letter.                                  |
          """)
  void whatIsDoneOrNotAnswers(String said, @Nullable String answer) {
    reads("Have you had a flu shot this year?", said, answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It's all ours now.          | true
          it's mine                   | true
          No no no, it belongs to us. | ?true
          We inherited it.            | ?true
          I sold it in June.          | ?false
          It's not mine.              |
          It's my uncle's.            |
          Mine is broken.             |
          """)
  void whoseItIsAnswers(String said, @Nullable String answer) {
    reads("Do you own the flat?", said, answer);
  }
}
