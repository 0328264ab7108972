package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls are tagged, one and many. */
class CallTagsIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String one = api.ours().call().toString();
  private final String two = api.ours().call().toString();

  private static List<String> tags(String call) {
    return JSON.convertValue(
        api.client().get("/call?fields=summary&id=" + call).data().at("/rows/0/tags"),
        JSON.getTypeFactory().constructCollectionType(List.class, String.class));
  }

  private static Reply set(String call, String... tags) {
    ObjectNode body = JSON.createObjectNode();
    body.set("tags", JSON.valueToTree(tags));
    return api.client().send("PATCH", "/call/" + call, body.toString());
  }

  private static Reply change(List<String> calls, List<String> add, List<String> remove) {
    ObjectNode body = JSON.createObjectNode();
    body.set("call_ids", JSON.valueToTree(calls));
    body.set("add", JSON.valueToTree(add));
    body.set("remove", JSON.valueToTree(remove));
    return api.client().wrongly().post("/call/tags", body.toString());
  }

  private static List<String> changed(Reply reply) {
    return reply.data().path("changed").valueStream().map(JsonNode::asText).toList();
  }

  @Test
  void aCallHasTheTagsItWasGiven() {
    assertThat(set(one, " vip ", "spring", "vip", " ").data().path("tags").toString())
        .isEqualTo("[\"vip\",\"spring\"]");
    assertThat(tags(one)).containsExactly("vip", "spring");
    assertThat(api.client().send("PATCH", "/call/" + one, "{}").data().path("tags"))
        .as("what is absent stays")
        .hasSize(2);
    assertThat(set(one).data().path("tags")).isEmpty();
    assertThat(tags(one)).isEmpty();
  }

  @Test
  void isFoundByItsTag() {
    set(one, "only this").data();
    JsonNode found = api.client().get("/call?fields=summary&tag=only%20this").data();
    assertThat(found.path("count").asInt()).isEqualTo(1);
    assertThat(found.at("/rows/0/id").asText()).isEqualTo(one);
  }

  @Test
  void manyAreTaggedAtOnceAndSoTheyAreUndone() {
    set(one, "old", "kept").data();
    set(two, "new").data();
    assertThat(changed(change(List.of(one, two), List.of("new"), List.of("old"))))
        .as("two has it and has nothing to lose")
        .containsExactly(one);
    assertThat(tags(one)).containsExactly("kept", "new");
    assertThat(changed(change(List.of(one), List.of("old"), List.of("new")))).containsExactly(one);
    assertThat(tags(one)).containsExactly("kept", "old");
  }

  @Test
  void callsOfOthersArePassedOver() {
    String theirs = api.theirs().call().toString();
    assertThat(changed(change(List.of(theirs, one), List.of("seen"), List.of())))
        .containsExactly(one);
    assertThat(
            api.theirs()
                .client()
                .get("/call?fields=summary&id=" + theirs)
                .data()
                .at("/rows/0/tags"))
        .isEmpty();
  }

  @Test
  void whatIsTooMuchChangesNothing() {
    String[] many = new String[101];
    for (int i = 0; i < many.length; i++) {
      many[i] = "tag " + i;
    }
    assertThat(set(one, many).field()).isEqualTo("tags");
    assertThat(set(one, "x".repeat(101)).field()).isEqualTo("tags[0]");
    assertThat(change(Collections.nCopies(1001, one), List.of("a"), List.of()).message())
        .contains("1001")
        .contains("1000");
    set(two, List.of(many).subList(0, 100).toArray(String[]::new)).data();
    assertThat(change(List.of(one, two), List.of("another"), List.of()).status()).isEqualTo(400);
    assertThat(tags(one)).isEmpty();
    assertThat(change(List.of("7"), List.of(), List.of()).field()).isEqualTo("call_ids");
  }
}
