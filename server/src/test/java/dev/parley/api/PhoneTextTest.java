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
        "00 49 30 901820, FR, +4930901820, DE",
        "+15551234567, -, +15551234567, US",
        "+10000000000, -, +10000000000, US",
        "+800 1234 5678, -, +80012345678, -",
        "1-800-FLOWERS, US, +18003569377, US",
        "٢٠٢٥٥٥٠١٤٣, US, +12025550143, US",
        "＋１２０２５５５０１４３, -, +12025550143, US",
        "\u200e+1 202 555 0143\u202c, -, +12025550143, US",
        "tel:+1-202-555-0143, -, +12025550143, US",
        "+1 202 555 0143 ext. 7, -, +12025550143, US"
      })
  void readsNumbersAsPeopleWriteThem(
      String text, @Nullable String country, String e164, @Nullable String region) {
    PhoneText phone = PhoneText.parse(text, country);
    assertThat(phone.number().e164()).isEqualTo(e164);
    assertThat(phone.region()).isEqualTo(region);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "2025550143, -, phone_number",
        "4155550100, -, phone_number",
        "3212345678, -, phone_number",
        "14155550100, DE, phone_number",
        "447911123456, US, phone_number",
        "04155550100, -, phone_number",
        "15550100, -, phone_number",
        "hello, US, phone_number",
        "+1, -, phone_number",
        "+1202, US, phone_number",
        "2025550143, Narnia, country_code",
        "2025550143, +999, country_code",
        "2025550143, +800, country_code",
        "2025550143, 000, country_code",
        "2025550143, ١, country_code",
        "5550100, US, phone_number",
        "+4470000000, -, phone_number",
        "123456789012345, DE, phone_number",
        "+4912345678901234567, -, phone_number",
        "+999123456, -, phone_number",
        "+88812345678, -, phone_number",
        "+, US, phone_number",
        "+٩٩٩, US, phone_number",
        "112, DE, phone_number",
        "110, DE, phone_number",
        "911, US, phone_number",
        "0112, GB, phone_number",
        "+49 110, -, phone_number",
        "+1911, -, phone_number",
        "+1 911 555 1234, -, phone_number",
        "11833, DE, phone_number"
      })
  void namesTheFieldThatCannotBeRead(String text, @Nullable String country, String field) {
    ApiException refused =
        catchThrowableOfType(ApiException.class, () -> PhoneText.parse(text, country));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).isEqualTo(field);
  }

  @Test
  void saysWhatADigitCouldMeanAndHowToSayIt() {
    assertThat(refusal("3212345678", null).message())
        .contains("+1 321-234-5678", "+32 12 34 56 78", "plus sign", "country_code");
    assertThat(refusal("447911123456", "US").message())
        .contains("+44 7911 123456", "US", "plus sign");
  }

  private static ApiException refusal(String text, @Nullable String country) {
    return catchThrowableOfType(ApiException.class, () -> PhoneText.parse(text, country));
  }

  @Test
  void takesABlankCountryForNone() {
    assertThat(PhoneText.parse("+12025550143", " ").number().e164()).isEqualTo("+12025550143");
  }
}
