package dev.parley.language.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.language.intents.OtherLanguage;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelfDescriptionTest {
  private static SelfDescription of(String caller, String purpose, String source) {
    return new SelfDescription(caller, purpose, source, "", "Northside Dental", "Recall");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          about your appointment on Tuesday | I am calling about your appointment on Tuesday.
          to confirm a delivery | I am calling to confirm a delivery.
          your unpaid bill | I am calling about your unpaid bill.
          You ordered a chair from us. | You ordered a chair from us.
          we owe you money | We owe you money.
          """)
  void saysWhyInASentence(String purpose, String sentence) {
    assertThat(of("the desk", purpose, "").what()).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          from the form on our website | We have your number from the form on our website.
          you gave it to our driver | You gave it to our driver.
          our booking system | We have your number from our booking system.
          Your doctor sent it to us. | Your doctor sent it to us.
          """)
  void saysWhereTheNumberIsFrom(String source, String sentence) {
    assertThat(of("the desk", "", source).number()).isEqualTo(sentence);
  }

  @Test
  void saysNothingThatItWasNotTold() {
    SelfDescription nothing = new SelfDescription("", "", "", "", "", "");
    assertThat(nothing.who()).isEqualTo("This is an automated call.");
    assertThat(nothing.robot()).isEqualTo("Yes, I am an automated assistant.");
    assertThat(nothing.what()).isEqualTo("I am calling to ask you a question.");
    assertThat(nothing.number()).startsWith("I am only given the number");
    assertThat(of("", "", "").who()).isEqualTo("This is Northside Dental.");
    assertThat(of("", "", "").what()).isEqualTo("This call is about: Recall.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          SPANISH | No hablo inglés.
          SPANISH | Buenos días, ¿quién es?
          FRENCH | Je ne parle pas anglais.
          GERMAN | Ich verstehe nicht, wer ist da?
          - | No, not me.
          - | I was on hold for an hour.
          - | Yes.
          """)
  void otherLanguagesAreToldByTheirWords(OtherLanguage language, String turn) {
    assertThat(OtherLanguage.of(turn)).isEqualTo(Optional.ofNullable(language));
  }
}
