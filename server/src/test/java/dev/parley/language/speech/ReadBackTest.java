package dev.parley.language.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Variable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadBackTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DATE    | 2026-03-03              | Tuesday, March 3rd
          DATE    | 2026-11-21              | Saturday, November 21st
          DATE    | 1974-06-12              | June 12th, 1974
          DATE    | soon                    | soon
          TIME    | 15:30                   | 3:30 PM
          TIME    | 09:00                   | 9 AM
          TIME    | 12:00                   | noon
          TIME    | 00:00                   | midnight
          PHONE   | +12125550132            | 2 1 2, 5 5 5, 0 1 3 2
          PHONE   | +12125550132;ext=42     | 2 1 2, 5 5 5, 0 1 3 2, extension 4 2
          PHONE   | +442079460958           | plus 4 4, 2 0, 7 9 4 6, 0 9 5 8
          EMAIL   | john.smith@gmail.com    | john dot smith, at, gmail dot com
          EMAIL   | smythe_82@yahoo.co.uk   | S, M, Y, T, H, E, underscore, 8 2, at, yahoo dot co dot uk
          EMAIL   | ak7@acme.io             | A, K, 7, at, A, C, M, E, dot io
          NUMBER  | 10-15                   | 10 to 15
          NUMBER  | 10000-15000             | 10,000 to 15,000
          NUMBER  | AB123                   | A, B, 1 2 3
          NUMBER  | -4                      | minus 4
          NUMBER  | 23.8                    | 23.8
          NUMBER  | 1974                    | 1974
          NUMBER  | 1500000                 | 1,500,000
          NUMBER  | 07412                   | 0 7 4, 1 2
          NUMBER  | 4155550132              | 4 1 5, 5 5 5, 0 1 3 2
          BOOLEAN | true                    | yes
          TEXT    | by the back door        | by the back door
          """)
  void saysValuesSoThatTheyCanBeChecked(Variable.Format format, String value, String said) {
    assertThat(ReadBack.said(format, value, "US")).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Maria Lopez     | Maria Lopez, spelled L, O, P, E, Z as in zebra
          John Smith      | John Smith
          Jon Smythe      | Jon, spelled J, O, N, Smythe, spelled S, M, Y, T, H, E
          Tom O'Brien     | Tom O'Brien, spelled O, B, R, I, E, N
          """)
  void spellsNamesThatMayBeWrittenInSeveralWays(String value, String said) {
    assertThat(ReadBack.checked(Variable.Format.NAME, value, "US")).isEqualTo(said);
    assertThat(ReadBack.said(Variable.Format.NAME, value, "US")).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          +442079460958   | GB | 0 2 0, 7 9 4 6, 0 9 5 8
          +12125550132    | GB | plus 1, 2 1 2, 5 5 5, 0 1 3 2
          +61291234567    | AU | 0 2, 9 1 2 3, 4 5 6 7
          """)
  void groupsTelephoneNumbersAsTheCalleeDoes(String number, String region, String said) {
    assertThat(ReadBack.said(Variable.Format.PHONE, number, region)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          S, A, M, at, gmail dot com  | S as in Sierra, A, M as in Mike, at, gmail dot com
          Z as in zebra, O, E, dot io | Z as in zebra, O, E as in Echo, dot io
          9 AM on Plan B.             | 9 AM on Plan B.
          """)
  void explainsLettersThatSoundAlikeWhenAskedAgain(String said, String explained) {
    assertThat(ReadBack.explained(said)).isEqualTo(explained);
  }
}
