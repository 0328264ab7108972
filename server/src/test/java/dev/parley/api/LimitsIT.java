package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing is kept that is too large to be handled beside calls, in one piece or in many. */
class LimitsIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NUMBER = "+12025550170";

  private static ObjectNode contact(String number) {
    return JSON.createObjectNode().put("phone_number", number);
  }

  private static ObjectNode values(int count, int length) {
    ObjectNode object = JSON.createObjectNode();
    for (int i = 0; i < count; i++) {
      object.put("key%05d".formatted(i), "x".repeat(length));
    }
    return object;
  }

  private static ObjectNode order(JsonNode metadata) {
    ObjectNode order = JSON.createObjectNode();
    order.put("contact_id", api.ours().contact());
    order.put("interview_id", api.ours().agent().toString());
    order.set("metadata", metadata);
    return order;
  }

  private static void refused(String path, ObjectNode body, String field, String... words) {
    Reply reply = api.client().post(path, body.toString());
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.field()).isEqualTo(field);
    assertThat(reply.message()).contains(field).contains(words);
  }

  @Test
  void refusesTextsThatAreTooLong() {
    refused("/contact/create", contact(NUMBER).put("name", "n".repeat(201)), "name", "201", "200");
    refused(
        "/contact/create",
        contact(NUMBER).put("email", "e".repeat(243) + "@example.org"),
        "email",
        "255",
        "254");
    refused(
        "/contact/create",
        contact(NUMBER).put("country_code", "U".repeat(21)),
        "country_code",
        "21",
        "20");
  }

  @Test
  void refusesTagsThatAreTooManyOrTooLong() {
    ObjectNode many = contact(NUMBER);
    for (int i = 0; i < 101; i++) {
      many.withArray("tags").add("tag" + i);
    }
    refused("/contact/create", many, "tags", "101", "100");
    ObjectNode length = contact(NUMBER);
    length.withArray("tags").add("short").add("t".repeat(101));
    refused("/contact/create", length, "tags[1]", "101", "100");
  }

  @Test
  void refusesAttributesAndMetadataThatAreTooLarge() {
    for (Target target : Target.values()) {
      target.refuses(values(9, 8_000), "", "65536");
      target.refuses(values(1, 8_193), ".key00000", "8193", "8192");
      target.refuses(values(501, 1), "", "501", "500");
      target.refuses(JSON.createObjectNode().put("k".repeat(201), 1), "." + "k".repeat(40), "201");
      ObjectNode nested = JSON.createObjectNode();
      nested.putArray("rows").add(values(300, 1)).add(values(300, 1));
      target.refuses(nested, "", "601", "500");
      nested.putArray("rows").addObject().putObject("a").put("k".repeat(201), 1);
      target.refuses(nested, ".rows.a." + "k".repeat(40), "201");
      nested.removeAll();
      nested.putObject("deep").set("list", JSON.valueToTree(List.of("é".repeat(4_096))));
      target.refuses(nested, ".deep", "8192");
    }
  }

  /** Where objects of any form are given. */
  private enum Target {
    ATTRIBUTES,
    METADATA;

    void refuses(ObjectNode object, String place, String... words) {
      switch (this) {
        case ATTRIBUTES -> {
          ObjectNode body = contact(NUMBER);
          body.set("attributes", object);
          refused("/contact/create", body, "attributes" + place, words);
        }
        case METADATA -> refused("/contact/call", order(object), "metadata" + place, words);
      }
    }
  }

  @Test
  void takesWhatIsJustWithinTheLimits() {
    ObjectNode body = contact("+12025550171");
    body.put("name", "n".repeat(200));
    body.set("attributes", values(8, 8_000));
    assertThat(api.client().post("/contact/create", body.toString()).status()).isEqualTo(200);
    assertThat(api.client().post("/contact/call", order(values(500, 100)).toString()).status())
        .isEqualTo(200);
  }

  @Test
  void mergesNoFurtherThanTheLimits() {
    ObjectNode body = contact("+12025550172");
    body.set("attributes", values(450, 1));
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      tags.add("tag" + i);
    }
    body.set("tags", JSON.valueToTree(tags));
    JsonNode before = api.client().post("/contact/create", body.toString()).data();

    ObjectNode keys = contact("+12025550172");
    for (int i = 0; i < 60; i++) {
      keys.withObject("/attributes").put("other" + i, 1);
    }
    refused("/contact/create", keys, "attributes", "510", "500");
    ObjectNode bytes = contact("+12025550172");
    ObjectNode large = bytes.putObject("attributes");
    values(9, 7_500).properties().forEach(p -> large.set(p.getKey(), p.getValue()));
    refused("/contact/create", bytes, "attributes", "65536");
    ObjectNode more = contact("+12025550172");
    for (int i = 85; i < 101; i++) {
      more.withArray("tags").add("tag" + i);
    }
    refused("/contact/create", more, "tags", "101", "100");
    assertThat(api.client().get("/contact/" + before.path("id").asText()).data()).isEqualTo(before);
  }

  @Test
  void listsWhatIsBeyondTheLimitsWithoutLoadingIt() {
    var tenant = api.theirs();
    String contact = tenant.contact();
    String call = tenant.call().toString();
    api.database().inflate(tenant.furniture().team.id());
    JsonNode listed = tenant.client().get("/contact?search=grace").data().path("contacts").path(0);
    assertThat(listed.path("attributes").isEmpty()).isTrue();
    assertThat(listed.path("attributes_omitted").asBoolean()).isTrue();
    JsonNode read = tenant.client().get("/contact/" + contact).data();
    assertThat(read.path("attributes").path("bulk").asText()).hasSize(700_000);
    assertThat(read.has("attributes_omitted")).isFalse();
    JsonNode calls = tenant.client().get("/call").data().path("calls");
    assertThat(calls.path(0).path("metadata").isEmpty()).isTrue();
    assertThat(calls.path(0).path("metadata_omitted").asBoolean()).isTrue();
    assertThat(calls.path(0).path("contact").path("attributes_omitted").asBoolean()).isTrue();
    JsonNode detail = tenant.client().get("/call/" + call).data();
    assertThat(detail.path("metadata").path("bulk").asText()).hasSize(700_000);
    assertThat(
            tenant
                .client()
                .post(
                    "/contact/create",
                    "{\"phone_number\": \"%s\", \"name\": \"Ada\", \"country_code\": \"US\"}"
                        .formatted(read.path("phone_number").asText()))
                .data()
                .path("name")
                .asText())
        .isEqualTo("Ada");
  }

  @Test
  void showsNoMoreOfALongTranscriptThanAListCanCarry() {
    var tenant = api.ours();
    String call = tenant.call().toString();
    api.database().talk(call, CallLists.MOST_TURNS + 1);
    JsonNode listed =
        tenant
            .client()
            .get("/interview/%s/responses?limit=1".formatted(tenant.agent()))
            .data()
            .path("responses")
            .path(0);
    assertThat(listed.path("id").asText()).isEqualTo(call);
    assertThat(listed.path("conversation_history")).hasSize(CallLists.MOST_TURNS);
    assertThat(tenant.client().get("/call/" + call).data().path("conversation_history"))
        .hasSize(CallLists.MOST_TURNS + 1);
  }

  @Test
  void searchesForNoMoreThanAPersonWouldType() {
    Reply reply = api.client().get("/contact?search=" + "x".repeat(201));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.field()).isEqualTo("search");
    assertThat(reply.message()).contains("201", "200");
  }
}
