package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.PhoneNumber;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactChangeIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static JsonNode contact(String number) {
    return api.client()
        .post(
            "/contact/create",
            """
            {"phone_number": "%s", "name": "Ada", "email": "ada@example.org", "tags": ["a", "b"],
             "attributes": {"x": 1, "y": {"z": 2}}}
            """
                .formatted(number))
        .data();
  }

  private static String path(JsonNode contact) {
    return "/contact/" + contact.path("id").asText();
  }

  private static String body(String field, String json) {
    return "{\"%s\": %s}".formatted(field, json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void changesWhatIsGivenAndLeavesTheRest(String method) {
    JsonNode before = contact("+12025550110");
    Reply reply =
        api.client().send(method, path(before), "{\"name\": \" Grace \", \"email\": null}");
    JsonNode after = reply.data();
    assertThat(after.path("name").asText()).isEqualTo("Grace");
    for (String same : List.of("email", "phone_number", "tags", "attributes", "created", "id")) {
      assertThat(after.path(same)).as(same).isEqualTo(before.path(same));
    }
    assertThat(after.path("version").asInt()).isEqualTo(before.path("version").asInt() + 1);
    assertThat(reply.header("ETag")).isEqualTo("\"%s\"".formatted(after.path("version").asText()));
    assertThat(api.client().get(path(before)).data()).isEqualTo(after);
  }

  @Test
  void clearsWhatIsEmpty() {
    JsonNode before = contact("+12025550111");
    String path = path(before);
    assertThat(api.client().put(path, body("name", "\"\"")).data().path("name").isNull()).isTrue();
    assertThat(api.client().put(path, body("email", "\" \"")).data().path("email").isNull())
        .isTrue();
    assertThat(
            api.client()
                .put(path, body("country_code", "\"\""))
                .data()
                .path("country_code")
                .isNull())
        .isTrue();
    assertThat(api.client().put(path, body("tags", "[]")).data().path("tags")).isEmpty();
    assertThat(api.client().put(path, body("attributes", "{\"k\": 1}")).data().path("attributes"))
        .hasToString("{\"k\":1}");
    assertThat(api.client().put(path, body("attributes", "{}")).data().path("attributes"))
        .isEmpty();
    assertThat(api.client().get(path).data().path("phone_number"))
        .isEqualTo(before.path("phone_number"));
  }

  @Test
  void keepsToTheLimits() {
    String path = path(contact("+12025550112"));
    Reply refused = api.client().put(path, body("name", "\"%s\"".formatted("n".repeat(201))));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).isEqualTo("name");
    refused =
        api.client().put(path, body("attributes", "{\"k\": \"%s\"}".formatted("v".repeat(8_193))));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).isEqualTo("attributes.k");
  }

  @Test
  void givesNoNumberThatAnotherHas() {
    JsonNode one = contact("+12025550113");
    JsonNode other = contact("+12025550114");
    Reply taken = api.client().put(path(one), body("phone_number", "\"+1 202 555 0114\""));
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.code()).isEqualTo("phone_number_taken");
    assertThat(taken.field()).isEqualTo("phone_number");
    assertThat(api.client().get(path(one)).data()).isEqualTo(one);
    assertThat(api.client().delete(path(other)).status()).isEqualTo(200);
    assertThat(
            api.client()
                .put(path(one), body("phone_number", "\"+1 202 555 0114\""))
                .data()
                .path("phone_number")
                .asText())
        .isEqualTo("+12025550114");
    assertThat(api.client().put(path(one), body("phone_number", "\"\"")).status()).isEqualTo(400);
  }

  @Test
  void callsThatWaitGoToTheNewNumber() {
    JsonNode contact = contact("+12025550115");
    JsonNode call =
        api.client()
            .post(
                "/contact/call",
                "{\"contact_id\": \"%s\", \"interview_id\": \"%s\"}"
                    .formatted(contact.path("id").asText(), api.ours().agent()))
            .data();
    assertThat(
            api.client()
                .put(path(contact), body("phone_number", "\"+12025550116\""))
                .data()
                .path("country_code")
                .asText())
        .isEqualTo("US");
    JsonNode after = api.client().get("/call/" + call.path("id").asText()).data();
    assertThat(after.path("phone_number").asText()).isEqualTo("+12025550116");
    assertThat(api.client().get("/call?search=0116").data().path("count").asInt()).isOne();
    assertThat(api.client().get("/call?search=0115").data().path("count").asInt()).isZero();
  }

  @Test
  void whoAskedNotToBeCalledIsNotCalledUnderAnotherNumber() {
    JsonNode contact = contact("+12025550117");
    var suppressions = api.ours().records().suppressions();
    var author = api.ours().furniture().author;
    suppressions.add(author, new PhoneNumber("+12025550117"), "asked");
    Reply refused = api.client().put(path(contact), body("phone_number", "\"+12025550118\""));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("contact_suppressed");
    assertThat(api.client().put(path(contact), body("name", "\"Zoe\"")).status()).isEqualTo(200);
    assertThat(suppressions.remove(author, new PhoneNumber("+12025550117"), null)).isTrue();
    suppressions.add(author, new PhoneNumber("+12025550118"), "asked");
    assertThat(api.client().put(path(contact), body("phone_number", "\"+12025550118\"")).status())
        .isEqualTo(200);
    Reply order =
        api.client()
            .post(
                "/contact/call",
                "{\"contact_id\": \"%s\", \"interview_id\": \"%s\"}"
                    .formatted(contact.path("id").asText(), api.ours().agent()));
    assertThat(order.status()).isEqualTo(422);
    assertThat(order.code()).isEqualTo("contact_suppressed");
  }

  @Test
  void changesOnlyTheVersionThatWasRead() {
    JsonNode before = contact("+12025550119");
    Reply read = api.client().get(path(before));
    String tag = read.header("ETag");
    ContractClient conditional = api.client().with("If-Match", tag);
    assertThat(conditional.put(path(before), body("name", "\"One\"")).status()).isEqualTo(200);
    Reply late = conditional.put(path(before), body("name", "\"Two\""));
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.header("ETag")).isNotEqualTo(tag);
    assertThat(api.client().get(path(before)).data().path("name").asText()).isEqualTo("One");
  }
}
