package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneTextTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "+12025550143, -, +12025550143, US",
        "(202) 555-0143, US, +12025550143, US",
        "(202) 555-0143, us, +12025550143, US",
        "202.555.0143, +1, +12025550143, US",
        "2025550143, 1, +12025550143, US",
        "030 901820, DE, +4930901820, DE",
        "030 901820, +49, +4930901820, DE",
        "+49 30 901820, US, +4930901820, DE",
        "00 49 30 901820, FR, +4930901820, DE"
      })
  void readsNumbersAsPeopleWriteThem(
      String text, @Nullable String country, String e164, String region) {
    PhoneText phone = PhoneText.parse(text, country);
    assertThat(phone.number().e164()).isEqualTo(e164);
    assertThat(phone.region()).isEqualTo(region);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "2025550143, -, phone_number",
        "hello, US, phone_number",
        "+1, -, phone_number",
        "+1202, US, phone_number",
        "2025550143, Narnia, country_code",
        "2025550143, +999, country_code"
      })
  void namesTheFieldThatCannotBeRead(String text, @Nullable String country, String field) {
    ApiException refused =
        catchThrowableOfType(ApiException.class, () -> PhoneText.parse(text, country));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).isEqualTo(field);
  }

  @Test
  void takesABlankCountryForNone() {
    assertThat(PhoneText.parse("+12025550143", " ").number().e164()).isEqualTo("+12025550143");
  }
}
