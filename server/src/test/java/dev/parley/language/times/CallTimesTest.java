package dev.parley.language.times;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.values.ReadValues;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Said at 10:15 on Wednesday 25 February; a question mark stands for not sure. */
class CallTimesTest {
  private static final String WHEN = "No problem. When would be a good time to call you back?";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tomorrow morning                            | 2026-02-26  | ?10:00
          on friday in the afternoon please           | 2026-02-27  | ?15:00
          monday evening no wait tuesday evening      | 2026-03-03  | ?19:00
          morning no afternoon                        |             | ?15:00
          late afternoon                              |             | ?17:00
          lunchtime tomorrow                          | 2026-02-26  | ?12:30
          some time after lunch                       |             | ?14:00
          not tomorrow friday first thing             | 2026-02-27  | ?09:00
          this morning                                | 2026-02-25  | ?11:00
          tomorrow morning at eight                   | 2026-02-26  | 08:00
          i'm out in the morning so after two         |             | ?14:00
          between four and six tomorrow               | 2026-02-26  | ?16:00
          any time before noon                        |             | ?11:30
          i'm in class until three                    |             | ?15:00
          we're away till friday                      | ?2026-02-27 |
          half an hour                                | ?2026-02-25 | ?10:45
          give me ten minutes                         | ?2026-02-25 | ?10:25
          in five                                     | ?2026-02-25 | ?10:20
          in two hours                                | 2026-02-25  | 12:15
          at the weekend                              | ?2026-02-28 |
          after the weekend                           | ?2026-03-02 |
          end of the week                             | ?2026-02-27 |
          not in the morning                          |             |
          good morning                                |             |
          i'm teaching all morning                    |             |
          """)
  void ofAPartOfTheDayATimeToCallIsTaken(String said, String day, String time) {
    assertThat(read(Variable.Format.DATE, said, WHEN)).isEqualTo(ReadValues.expected(day));
    assertThat(read(Variable.Format.TIME, said, WHEN)).isEqualTo(ReadValues.expected(time));
  }

  @ParameterizedTest
  @CsvSource({
    "tomorrow morning",
    "between four and six",
    "any time before noon",
    "half an hour",
    "first thing"
  })
  void whereSomebodyHasToBeThereNoTimeIsTaken(String said) {
    assertThat(read(Variable.Format.TIME, said, "What time shall the plumber be there?")).isEmpty();
  }

  private static String read(Variable.Format format, String said, String asked) {
    return ReadValues.read(format, said, ReadValues.context(Expects.TIME, asked, "US", null));
  }
}
