package dev.parley.language.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in replies as a recogniser writes them down; nothing where nothing was said. */
class YesNoTest {
  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }

  private static String expected(@Nullable String value) {
    return value == null ? "" : value;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Yes.                                  | true
          Yeah, sure.                           | true
          Uh-huh.                               | true
          No problem.                           | true
          I can make it.                        | true
          That's right.                         | true
          Sounds good to me.                    | true
          I think so.                           | true
          Why not?                              | true
          No.                                   | false
          Nope.                                 | false
          Not really.                           | false
          I'm afraid not.                       | false
          I can't.                              | false
          That's not right.                     | false
          Absolutely not.                       | false
          Um, no, sorry.                        | false
          No, thank you.                        | false
          Not sure.                             |
          I don't know.                         |
          Maybe.                                |
          Yes and no.                           |
          Yes, but I can't make it then.        |
          The weather is nice.                  |
          """)
  void tellsYesFromNo(String said, @Nullable String answer) {
    assertThat(text(YesNo.of(said))).isEqualTo(expected(answer));
  }
}
