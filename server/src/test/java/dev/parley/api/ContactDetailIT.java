package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContactDetailIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static JsonNode contact(String number, String more) {
    return api.client()
        .post("/contact/create", "{\"phone_number\": \"%s\"%s}".formatted(number, more))
        .data();
  }

  private static JsonNode read(JsonNode contact, String what) {
    return api.client().get("/contact/" + contact.path("id").asText() + what).data();
  }

  @Test
  void tellsWhichTagsAndAttributesThereAre() {
    JsonNode before = api.client().get("/contact/facets").data();
    assertThat(before.path("tags").toString()).doesNotContain("facet");
    JsonNode gone = contact("+12025550170", ", \"tags\": [\"facet-gone\"]");
    var _ = contact("+12025550171", ", \"tags\": [\"facet-a\", \"facet-b\"]");
    var _ =
        contact("+12025550172", ", \"tags\": [\"facet-b\"], \"attributes\": {\"facet plan\": {}}");
    assertThat(api.client().delete("/contact/" + gone.path("id").asText()).status()).isEqualTo(200);
    JsonNode facets = api.client().get("/contact/facets").data();
    assertThat(facets.path("of").asInt()).isEqualTo(before.path("of").asInt() + 2);
    assertThat(facets.path("tags").toString())
        .contains("{\"name\":\"facet-b\",\"count\":2}", "{\"name\":\"facet-a\",\"count\":1}")
        .doesNotContain("facet-gone");
    assertThat(facets.path("tags").path(0).path("name").asText()).isEqualTo("facet-b");
    assertThat(facets.path("attributes").toString())
        .contains("{\"name\":\"facet plan\",\"count\":1}");
  }

  @Test
  void tellsWhoVouchedForConsentNewestFirst() {
    JsonNode contact = contact("+12025550173", "");
    assertThat(contact("+12025550173", ", \"name\": \"Ada\"").path("id"))
        .isEqualTo(contact.path("id"));
    JsonNode consents = read(contact, "/consents?limit=1");
    assertThat(consents.path("count").asInt()).isEqualTo(2);
    assertThat(consents.path("consents")).hasSize(1);
    JsonNode newest = consents.at("/consents/0");
    assertThat(newest.path("user_name").asText()).isNotEmpty();
    assertThat(newest.path("token_id").isNull()).isFalse();
    JsonNode oldest = read(contact, "/consents?limit=1&page=1").at("/consents/0");
    assertThat(newest.path("attested").asText())
        .isGreaterThanOrEqualTo(oldest.path("attested").asText());
  }

  @Test
  void tellsWhetherAContactMayBeCalledNow() {
    JsonNode contact = contact("+12025550174", "");
    JsonNode may = read(contact, "/may_call");
    assertThat(may.path("may").asText()).isEqualTo("now");
    assertThat(may.path("reasons")).isEmpty();
    assertThat(may.path("time_zone").asText()).isEqualTo("America/New_York");
    JsonNode elsewhere =
        contact("+12025550175", ", \"attributes\": {\"Time zone\": \"Asia/Tokyo\"}");
    assertThat(read(elsewhere, "/may_call").path("time_zone").asText()).isEqualTo("Asia/Tokyo");

    api.ours()
        .records()
        .suppressions()
        .add(api.ours().furniture().author, new PhoneNumber("+12025550174"), "asked");
    may = read(contact, "/may_call?interview_id=" + api.ours().agent());
    assertThat(may.path("may").asText()).isEqualTo("no");
    assertThat(may.at("/reasons/0/code").asText()).isEqualTo("contact_suppressed");
    assertThat(
            api.client().get("/call?contact=" + contact.path("id").asText()).data().path("count"))
        .hasToString("0");
  }

  @Test
  void knowsOnlyAgentsOfTheTeam() {
    JsonNode contact = contact("+12025550176", "");
    for (String agent : new String[] {api.theirs().agent().toString(), "nobody"}) {
      Reply reply =
          api.client()
              .get(
                  "/contact/%s/may_call?interview_id=%s"
                      .formatted(contact.path("id").asText(), agent));
      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.field()).isEqualTo("interview_id");
    }
  }

  @Test
  void readsANumberAndTellsWhoHasIt() {
    JsonNode contact = contact("+12025550177", ", \"name\": \"Ada\"");
    JsonNode read =
        api.client().get("/contact/number?phone_number=(202)+555-0177&country_code=US").data();
    assertThat(read.path("phone_number").asText()).isEqualTo("+12025550177");
    assertThat(read.path("country_code").asText()).isEqualTo("US");
    assertThat(read.at("/contact/id")).isEqualTo(contact.path("id"));
    read = api.client().get("/contact/number?phone_number=%2B44+20+7946+0018").data();
    assertThat(read.path("country_code").asText()).isEqualTo("GB");
    assertThat(read.path("contact").isNull()).isTrue();
    Reply refused = api.client().get("/contact/number?phone_number=12");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).isEqualTo("phone_number");
    assertThat(api.client().wrongly().get("/contact/number").status()).isEqualTo(400);
  }

  @Test
  void theNumberOfAnotherTeamsContactIsNobodys() {
    String theirs =
        api.theirs()
            .client()
            .get("/contact/" + api.theirs().contact())
            .data()
            .path("phone_number")
            .asText();
    assertThat(
            api.client()
                .get("/contact/number?phone_number=" + theirs.replace("+", "%2B"))
                .data()
                .toString())
        .doesNotContain(api.theirs().contact());
  }
}
