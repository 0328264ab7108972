package dev.parley.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12 Oak Street, Springfield, Illinois 62704.                | 12 Oak Street, Springfield, IL 62704
          It's twelve Oak Street in Springfield.                     | 12 Oak Street, Springfield
          My address is 405 West Maple Avenue, apartment 3, Denver, Colorado, 80203. | 405 West Maple Avenue, Apt 3, Denver, CO 80203
          Um, one twenty three Main Street.                          | 123 Main Street
          Twelve thirty four Elm Road, unit B, Austin Texas          | 1234 Elm Road, Unit B, Austin, TX
          I live at 9 Primrose Lane.                                 | 9 Primrose Lane
          forty two b Baker Street London                            | 42B Baker Street, London
          10 High Street, Oxford, OX1 4BG                            | 10 High Street, Oxford, OX1 4BG
          77 Fifth Avenue, suite 200, New York, New York, 10003      | 77 Fifth Avenue, Suite 200, New York, NY 10003
          two hundred forty second street                            | 200 42nd Street
          200 West 42nd Street, New York                             | 200 West 42nd Street, New York
          Apartment 4, 18 Queen's Road, Bristol                      | 18 Queens Road, Apt 4, Bristol
          6 Station Road, six two seven oh four                      | 6 Station Road, 62704
          PO Box 1180, Madison, Wisconsin, 53701                     | PO Box 1180, Madison, WI 53701
          It's 15 Hill Crest Drive. No, 51 Hill Crest Drive.         | 51 Hill Crest Drive
          Send it to 8 Park Lane please                              | 8 Park Lane
          1500 Broadway, Oakland, C A                                | 1500 Broadway, Oakland, CA
          """)
  void readsAddressesByTheirParts(String said, @Nullable String address) {
    assertThat(read(said, null)).isEqualTo(ReadValues.expected(address));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mill Lane, Ludlow.                                         | ?Mill Lane, Ludlow
          Maple Avenue, Denver                                       | ?Maple Avenue, Denver
          """)
  void anAddressWithoutANumberIsNotSure(String said, String address) {
    assertThat(read(said, null)).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What?",
        "Why do you need my address?",
        "Which address do you have?",
        "Um, hold on.",
        "I don't know.",
        "Same as before.",
        "You have it already.",
        "I'm on my way.",
        "It's two blocks from the park.",
        "I've lived here for ten years.",
        "Can you send it by email?",
        "Twelve.",
        "Where do you want to send it?",
        "I have three kids on the street.",
        "No."
      })
  void findsNoAddressWhereNoneIsSaid(String said) {
    assertThat(read(said, null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          No, number 14.              | ?14 Oak Street, Apt 4B, Springfield, IL 62704
          It's apartment 5.           | ?12 Oak Street, Apt 5, Springfield, IL 62704
          The zip code is 62705.      | ?12 Oak Street, Apt 4B, Springfield, IL 62705
          Yes, that's right.          |
          """)
  void correctsOnePartOfTheAddressKnown(String said, @Nullable String address) {
    assertThat(read(said, "12 Oak Street, Apt 4B, Springfield, IL 62704"))
        .isEqualTo(ReadValues.expected(address));
  }

  private static String read(String said, @Nullable String known) {
    return ReadValues.read(
        Variable.Format.ADDRESS, said, ReadValues.context(Expects.ADDRESS, "", "US", known));
  }
}
