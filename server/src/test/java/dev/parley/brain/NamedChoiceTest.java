package dev.parley.brain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedChoiceTest {
  private static List<Question.Choice> choices(String labels) {
    return Arrays.stream(labels.split(" *; *", -1))
        .map(label -> new Question.Choice(label, label))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The evening would be best.      | in the morning; in the afternoon; in the evening | 2
          Okay, then evenings.            | day shift; evening shift; night shift           | 1
          i would say afternoons          | in the morning; in the afternoon; in the evening | 1
          A text message, please.         | by mail; by text message; by phone              | 1
          Deliver it, please.             | wants delivery; picks up; has it delivered later | 2
          """)
  void aReplyNamesWhatOneLabelAloneSays(String reply, String labels, int place) {
    List<Question.Choice> choices = choices(labels);
    assertThat(
            IntStream.range(0, choices.size())
                .filter(each -> NamedChoice.names(reply, choices, each)))
        .containsExactly(place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It was a bit cold.                | Was it too warm or too cold? | too warm; too cold      | 1
          Too hot.                          | Was it too warm or too cold? | too warm; too cold      | 0
          It was rather noisy               | How was it?                  | quiet; loud             | 1
          No, I sold that last spring.      | Do you still own it?         | still owns it; has sold it | 1
          No, sold it.                      | Do you still own it?         | still owns it; no, sold it | 1
          Yes, dear, the dentist knows.     | Do you want to come?         | yes, wants to come; goes to another dentist |
          It was in the morning.            | When can you come?           | in the morning; in the evening |
          """)
  void inTheLightOfTheQuestion(String reply, String said, String labels, @Nullable Integer place) {
    List<Question.Choice> choices = choices(labels);
    List<Integer> named =
        IntStream.range(0, choices.size())
            .filter(each -> NamedChoice.names(said, reply, choices, each))
            .boxed()
            .toList();
    assertThat(named).isEqualTo(place == null ? List.of() : List.of(place));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Not the evening.                            | in the morning; in the evening
          The morning or the evening.                 | in the morning; in the evening
          Morning and evening.                        | in the morning; in the evening
          I thought it was in the morning.            | in the morning; in the evening
          Anything but the morning.                   | in the morning; in the evening
          Whatever suits you.                         | in the morning; in the evening
          I work from early in the morning until eight every day. | in the morning; in the evening
          Tuesday.                                    | tuesday morning; tuesday evening
          """)
  void namesNoneWhereMoreOrOtherIsTold(String reply, String labels) {
    List<Question.Choice> choices = choices(labels);
    assertThat(
            IntStream.range(0, choices.size())
                .filter(each -> NamedChoice.names(reply, choices, each)))
        .isEmpty();
  }
}
