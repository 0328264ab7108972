package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.agent.SampleAgent;
import dev.parley.call.PhoneNumber;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that test an agent are ordered as others are, and told from them. */
class TestCallApiIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final String PERSONA = "\"to\": {\"persona\": \"confirms\"}";

  private static String agent = "";

  @BeforeAll
  static void makeAgent() {
    agent =
        api.client()
            .post(
                "/agent", "{\"title\": \"Sample\", \"document\": %s}".formatted(SampleAgent.json()))
            .data()
            .path("id")
            .asText();
  }

  private static Reply order(String more) {
    return api.client().post("/call/test", "{\"agent\": \"%s\", %s}".formatted(agent, more));
  }

  private static JsonNode call(Reply ordered) {
    return api.client().get("/call/" + ordered.data().path("id").asText()).data();
  }

  @Test
  void namesThePersonas() {
    JsonNode personas = api.client().get("/persona").data().path("personas");
    assertThat(personas).hasSize(1);
    assertThat(personas.at("/0/name").asText()).isEqualTo("confirms");
  }

  @Test
  void callsASimulatedCalleeWithTheDraftAsItIs() {
    Reply ordered =
        order(
            "\"draft\": true, %s, \"scope\": {\"metadata\": {\"date\": \"Tuesday\"}, \"contact\": {\"name\": \"Ada\", \"attributes\": {\"plan\": \"gold\"}}}"
                .formatted(PERSONA));
    JsonNode call = call(ordered);
    assertThat(call.path("test").asBoolean()).isTrue();
    assertThat(call.path("persona").asText()).isEqualTo("confirms");
    assertThat(call.at("/contact/name").asText()).isEqualTo("Ada");
    assertThat(call.at("/contact/attributes/plan").asText()).isEqualTo("gold");
    assertThat(call.at("/metadata/date").asText()).isEqualTo("Tuesday");
    String path = "/call/" + call.path("id").asText();
    JsonNode journal = api.client().get(path + "/journal").data();
    assertThat(journal.path("version").asInt()).isNegative();
    assertThat(journal.at("/document/nodes/0/id").asText()).isEqualTo("greet");
    JsonNode version =
        api.client()
            .get("/agent/%s/versions/%d".formatted(agent, journal.path("version").asInt()))
            .data();
    assertThat(version.path("in_force").asBoolean()).isFalse();
    assertThat(api.client().get("/agent/%s/versions".formatted(agent)).data().path("count").asInt())
        .isZero();
    // Whose name is not given this time has none.
    JsonNode next = call(order("\"draft\": true, " + PERSONA));
    assertThat(next.at("/contact/id")).isEqualTo(call.at("/contact/id"));
    assertThat(next.at("/contact/name").isNull()).isTrue();
    assertThat(next.at("/contact/attributes").isEmpty()).isTrue();
  }

  @Test
  void isFoundAsATestAndNotCounted() {
    int before = counted();
    String id = order("\"draft\": true, " + PERSONA).data().path("id").asText();
    assertThat(api.client().get("/call?fields=summary&test=true").data().at("/rows/0/id").asText())
        .isEqualTo(id);
    assertThat(api.client().get("/call?fields=summary&test=false").text()).doesNotContain(id);
    assertThat(counted()).isEqualTo(before);
    assertThat(api.client().get("/contact").text()).doesNotContain("+999");
    assertThat(api.client().get("/trunk").text()).doesNotContain("simulated");
    assertThat(api.client().get("/now").data().path("capacity").asInt()).isEqualTo(10);
  }

  private static int counted() {
    JsonNode groups = api.client().get("/stats/calls").data().path("groups");
    return groups.path(0).path("calls").asInt();
  }

  @Test
  void ringsATelephoneAsATest() {
    String contact =
        api.client()
            .post("/contact/create", "{\"phone_number\": \"+12025550177\", \"name\": \"Grace\"}")
            .data()
            .path("id")
            .asText();
    JsonNode call =
        call(
            order(
                "\"draft\": true, \"to\": {\"phone_number\": \"(202) 555-0177\", \"country_code\": \"US\"}"));
    assertThat(call.path("test").asBoolean()).isTrue();
    assertThat(call.path("persona").isNull()).isTrue();
    assertThat(call.at("/contact/id").asText()).isEqualTo(contact);
    assertThat(call.at("/contact/name").asText()).isEqualTo("Grace");
    assertThat(
            api.client()
                .get("/contact/%s/consents".formatted(contact))
                .data()
                .path("count")
                .asInt())
        .isEqualTo(2);
    var _ =
        api.client()
            .post("/suppression", "{\"phone_number\": \"+12025550177\", \"reason\": \"asked\"}")
            .data();
    assertThat(order("\"draft\": true, \"to\": {\"phone_number\": \"+12025550177\"}").code())
        .isEqualTo("contact_suppressed");
  }

  @Test
  void nobodyGivesASimulatedNumberToAPersonNorTheReverse() {
    String simulated = PhoneNumber.simulated(1).e164();
    assertThat(
            api.client()
                .post("/contact/create", "{\"phone_number\": \"%s\"}".formatted(simulated))
                .status())
        .isEqualTo(400);
    assertThat(
            order("\"draft\": true, \"to\": {\"phone_number\": \"%s\"}".formatted(simulated))
                .status())
        .isEqualTo(400);
    String contact = call(order("\"draft\": true, " + PERSONA)).at("/contact/id").asText();
    Reply moved =
        api.client().send("PATCH", "/contact/" + contact, "{\"phone_number\": \"+12025550178\"}");
    assertThat(moved.code()).isEqualTo("contact_simulated");
    assertThat(moved.field()).isEqualTo("phone_number");
  }

  @Test
  void theSameKeyOrdersOneCall() {
    var keyed = api.client().with("Idempotency-Key", "test-once");
    String body = "{\"agent\": \"%s\", \"draft\": true, %s}".formatted(agent, PERSONA);
    assertThat(keyed.post("/call/test", body).data().path("id"))
        .isEqualTo(keyed.post("/call/test", body).data().path("id"));
  }

  @Test
  void refusesWhatCannotBeTested() {
    assertThat(order("\"draft\": true, \"to\": {}").field()).isEqualTo("to");
    assertThat(
            order(
                    "\"draft\": true, \"to\": {\"persona\": \"confirms\", \"phone_number\": \"+12025550177\"}")
                .field())
        .isEqualTo("to");
    Reply unknown = order("\"draft\": true, \"to\": {\"persona\": \"nobody\"}");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.message()).contains("nobody", "confirms");
    assertThat(order(PERSONA).code()).isEqualTo("agent_not_published");
    assertThat(order("\"version\": 3, " + PERSONA).status()).isEqualTo(404);
    assertThat(order("\"version\": 1, \"draft\": true, " + PERSONA).field()).isEqualTo("version");
    String broken =
        api.client()
            .post("/agent", "{\"title\": \"Broken\", \"document\": {}}")
            .data()
            .path("id")
            .asText();
    assertThat(
            api.client()
                .post(
                    "/call/test",
                    "{\"agent\": \"%s\", \"draft\": true, %s}".formatted(broken, PERSONA))
                .code())
        .isEqualTo("agent_invalid");
    assertThat(
            api.client()
                .post(
                    "/call/test",
                    "{\"agent\": \"%s\", %s}".formatted(api.theirs().agent(), PERSONA))
                .status())
        .isEqualTo(404);
  }
}
