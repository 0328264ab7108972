package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.agent.SampleAgent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sample agent is tried in writing, by the brain that calls use. */
class ChatApiIT {
  private static final String SAMPLES =
      """
      "scope": {"metadata": {"date": "Tuesday", "time": "two thirty"}, "contact": {"name": "Ada"}}\
      """;

  @RegisterExtension static final TestApi api = new TestApi();

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

  private static JsonNode begin() {
    return api.client()
        .post("/chat", "{\"agent\": \"%s\", \"draft\": true, %s}".formatted(agent, SAMPLES))
        .data();
  }

  private static Reply act(JsonNode chat, String act) {
    return api.client()
        .post(
            "/chat/" + chat.path("id").asText(),
            "{\"revision\": %d, %s}".formatted(chat.path("revision").asInt(), act));
  }

  private static List<String> texts(JsonNode chat) {
    List<String> texts = new ArrayList<>();
    chat.path("lines").forEach(line -> texts.add(line.path("text").asText()));
    return texts;
  }

  @Test
  void tellsWhatEachReplyIsTakenForToTheEnd() {
    JsonNode chat = begin();
    assertThat(texts(chat).getFirst()).contains("Hello Ada").contains("on Tuesday at two thirty");
    assertThat(chat.path("node").asText()).isEqualTo("greet");
    chat = act(chat, "\"text\": \"Can we move it to another day?\"").data();
    assertThat(chat.path("outcomes").toString()).isEqualTo("[\"reschedule\"]");
    assertThat(chat.path("node").asText()).isEqualTo("ask_when");
    JsonNode reply = line(chat, 1);
    JsonNode judged = reply.at("/judged/0");
    assertThat(judged.path("outcome").asText()).isEqualTo("reschedule");
    assertThat(judged.path("candidates").findValuesAsText("label"))
        .contains("needs another day or time");
    chat = act(chat, "\"text\": \"Next Tuesday at three in the afternoon\"").data();
    assertThat(line(chat, 2).path("captured").path("new_time").asText()).isEqualTo("15:00");
    assertThat(chat.path("node").asText()).isEqualTo("read_back");
    chat = act(chat, "\"text\": \"Yes, that's right.\"").data();
    assertThat(chat.at("/ended/reason").asText()).isEqualTo("agent_ended");
    assertThat(chat.path("variables").path("new_time").asText()).isEqualTo("15:00");
    assertThat(act(chat, "\"text\": \"Hello?\"").code()).isEqualTo("chat_ended");
  }

  private static JsonNode line(JsonNode chat, int turn) {
    for (JsonNode line : chat.path("lines")) {
      if (line.path("turn").asInt() == turn) {
        return line;
      }
    }
    throw new AssertionError("no turn " + turn + " in " + chat);
  }

  @Test
  void runsOnFromAnEarlierTurn() {
    JsonNode chat = begin();
    JsonNode moved = act(chat, "\"text\": \"Can we move it to another day?\"").data();
    JsonNode kept = act(moved, "\"text\": \"Yes, I'll be there.\", \"after_turn\": 0").data();
    assertThat(kept.path("outcomes").toString()).isEqualTo("[\"confirm\"]");
    assertThat(kept.path("turn").asInt()).isOne();
    assertThat(texts(kept)).doesNotContain("Can we move it to another day?");
    Reply late = act(moved, "\"silence\": true");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("chat_moved");
    assertThat(api.client().get("/chat/" + chat.path("id").asText()).data()).isEqualTo(kept);
    assertThat(act(kept, "\"silence\": true, \"after_turn\": 7").status()).isEqualTo(400);
  }

  @Test
  void silenceIsAskedAboutAndAHangUpEndsIt() {
    JsonNode chat = begin();
    int before = chat.path("lines").size();
    chat = act(chat, "\"silence\": true").data();
    assertThat(chat.path("lines").size()).isGreaterThan(before + 1);
    assertThat(line(chat, 1).path("kind").asText()).isEqualTo("silence");
    chat = act(chat, "\"keys\": \"1\"").data();
    assertThat(line(chat, 2).path("text").asText()).isEqualTo("1");
    chat = act(chat, "\"hangup\": true").data();
    assertThat(chat.at("/ended/reason").asText()).isEqualTo("callee_hung_up");
  }

  @Test
  void whoNeverSpeaksIsLeft() {
    JsonNode chat = begin();
    for (int i = 0; i < 20 && chat.path("ended").isNull(); i++) {
      chat = act(chat, "\"silence\": true").data();
    }
    assertThat(chat.at("/ended/reason").asText()).isEqualTo("silence");
  }

  private static int refused(JsonNode chat, String act) {
    return api.client()
        .wrongly()
        .send(
            "POST",
            "/chat/" + chat.path("id").asText(),
            "{\"revision\": %d, %s}".formatted(chat.path("revision").asInt(), act))
        .status();
  }

  @Test
  void refusesWhatCannotBeTried() {
    assertThat(api.client().post("/chat", "{\"agent\": \"%s\"}".formatted(agent)).code())
        .isEqualTo("agent_not_published");
    Reply unsound =
        api.client()
            .post("/chat", "{\"agent\": \"%s\", \"document\": {\"nodes\": []}}".formatted(agent));
    assertThat(unsound.status()).isEqualTo(422);
    assertThat(unsound.code()).isEqualTo("agent_invalid");
    Reply theirs =
        api.client()
            .post("/chat", "{\"agent\": \"%s\", \"draft\": true}".formatted(api.theirs().agent()));
    assertThat(theirs.status()).isEqualTo(404);
    JsonNode chat = begin();
    assertThat(refused(chat, "\"text\": \"Yes\", \"silence\": true")).isEqualTo(400);
    assertThat(refused(chat, "\"keys\": \"x\"")).isEqualTo(400);
  }
}
