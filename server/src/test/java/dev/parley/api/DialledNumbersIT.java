package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.schedule.DialRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which numbers become contacts, and which of those are called. */
class DialledNumbersIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static Reply create(String number, String country) {
    return api.client()
        .post(
            "/contact/create",
            "{\"phone_number\": \"%s\", \"country_code\": \"%s\"}".formatted(number, country));
  }

  private static Reply call(String contact) {
    return api.client()
        .post(
            "/contact/call",
            "{\"contact_id\": \"%s\", \"interview_id\": \"%s\"}"
                .formatted(contact, api.ours().agent()));
  }

  @ParameterizedTest
  @CsvSource({
    "5550100, US",
    "112, DE",
    "110, DE",
    "911, US",
    "999, GB",
    "+49110, US",
    "+1911, DE",
    "+19115551234, US",
    "11833, DE",
    "123456789012345, DE",
    "+1234567890123456, US",
    "+4470000000, GB"
  })
  void whatCanNeverBeDialledIsNoContact(String number, String country) {
    Reply refused = create(number, country);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).isEqualTo("phone_number");
  }

  @ParameterizedTest
  @CsvSource({"+15551234567, US", "+10000000000, US", "+80012345678, null"})
  void whatMayBeOfANewRangeIsAContact(String number, String country) {
    Reply created =
        api.client().post("/contact/create", "{\"phone_number\": \"%s\"}".formatted(number));
    assertThat(created.data().path("country_code").asText()).isEqualTo(country);
    assertThat(call(created.data().path("id").asText()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"+19005550199", "+882130000000", "+979123456789", "+870773111632", "+447012345678"})
  void whatIsDearIsCalledOnlyIfAllowed(String number) {
    String contact = create(number, "").data().path("id").asText();
    Reply refused = call(contact);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("number_not_allowed");
    assertThat(refused.message()).contains("PARLEY_DIAL_ALLOW");
    api.ours().records().trunks().allow("default", DialRules.of("all,premium,satellite,personal"));
    try {
      assertThat(call(contact).status()).isEqualTo(200);
    } finally {
      api.ours().records().trunks().allow("default", DialRules.DEFAULT);
    }
  }

  @Test
  void onlyTheCountriesOfTheListAreCalled() {
    String contact = create("030 901820", "DE").data().path("id").asText();
    api.ours().records().trunks().allow("default", DialRules.of("US"));
    try {
      Reply refused = call(contact);
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.code()).isEqualTo("country_not_allowed");
      assertThat(refused.message()).contains("DE");
    } finally {
      api.ours().records().trunks().allow("default", DialRules.DEFAULT);
    }
  }
}
