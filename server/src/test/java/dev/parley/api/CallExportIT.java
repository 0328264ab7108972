package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.EndReason;
import dev.parley.call.LegId;
import dev.parley.records.TestDatabase;
import dev.parley.records.TestJournal;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls as files. */
class CallExportIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant AT = Instant.parse("2026-11-01T12:00:00Z");

  private static CallId order(String name, String metadata, String... tags) {
    String contact =
        api.client()
            .post(
                "/contact/create",
                JSON.createObjectNode()
                    .put("phone_number", "+12025550161")
                    .put("name", name)
                    .toString())
            .data()
            .path("id")
            .asText();
    String call =
        api.client()
            .post(
                "/contact/call",
                "{\"contact_id\": \"%s\", \"interview_id\": \"%s\", \"metadata\": %s}"
                    .formatted(contact, api.ours().agent(), metadata))
            .data()
            .path("id")
            .asText();
    api.client()
        .send(
            "PATCH",
            "/call/" + call,
            JSON.createObjectNode().set("tags", JSON.valueToTree(tags)).toString())
        .data();
    return new CallId(UUID.fromString(call));
  }

  private static List<Map<String, String>> table(String csv) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    assertThat(csv).startsWith("\uFEFFid,created,");
    new CsvMapper()
        .readerFor(Map.class)
        .with(CsvSchema.emptySchema().withHeader())
        .<Map<String, String>>readValues(csv.substring(1))
        .forEachRemaining(rows::add);
    return rows;
  }

  private static List<JsonNode> lines(String jsonl) {
    return jsonl
        .lines()
        .map(line -> {
          try {
            return JSON.readTree(line);
          } catch (IOException e) {
            throw new AssertionError(line, e);
          }
        })
        .toList();
  }

  @Test
  void saysInBothFormsWhatTheListSays() throws IOException {
    CallId call = order("Ada \"Countess\" Lovelace,\nLondon", "{\"plan\": \"Nörth\"}", "a", "b");
    new TestJournal(api.ours().records(), call)
        .answered(new CallEvent.Answered(AT, LegId.FIRST))
        .add(
            new CallEvent.Ended(
                AT.plusMillis(41_500),
                EndReason.CALLEE_HUNG_UP,
                "",
                Map.of("new_date", "Tuesday"),
                List.of()));
    String only = "?id=" + call;
    ObjectNode expected =
        (ObjectNode) api.client().get("/call" + only + "&fields=summary").data().at("/rows/0");
    expected.set("variables", JSON.createObjectNode().put("new_date", "Tuesday"));
    expected.set("metadata", JSON.createObjectNode().put("plan", "Nörth"));
    Reply jsonl = api.client().get("/call/export.jsonl" + only);
    assertThat(lines(jsonl.text())).containsExactly(expected);
    assertThat(jsonl.header("Content-Disposition"))
        .matches("attachment; filename=\"parley-calls-\\d{4}-\\d\\d-\\d\\d\\.jsonl\"");
    assertThat(jsonl.header("Cache-Control")).contains("no-store");
    assertThat(table(api.client().get("/call/export.csv" + only).text()))
        .singleElement()
        .satisfies(row ->
            assertThat(row)
                .containsEntry("id", call.toString())
                .containsEntry("contact_name", "Ada \"Countess\" Lovelace,\nLondon")
                .containsEntry("phone_number", "+12025550161")
                .containsEntry("agent_title", "Sample")
                .containsEntry("end_reason", "callee_hung_up")
                .containsEntry("fault", "callee")
                .containsEntry("duration_ms", "41500")
                .containsEntry("tags", "a, b")
                .containsEntry("job_id", "")
                .containsEntry("test", "false")
                .containsEntry("variables", "{\"new_date\":\"Tuesday\"}")
                .containsEntry("metadata", "{\"plan\":\"Nörth\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"http://evil.example\",\"Ada\")",
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "=\t1+1",
        "＝1+1"
      })
  void noSpreadsheetFindsAFormula(String formula) throws IOException {
    CallId call = order(formula, "{}", formula.strip());
    String csv = api.client().get("/call/export.csv?id=" + call).text();
    assertThat(table(csv))
        .singleElement()
        .satisfies(row ->
            assertThat(row)
                .containsEntry("contact_name", "'" + formula.strip())
                .containsEntry("tags", "'" + formula.strip()));
    JsonNode line = lines(api.client().get("/call/export.jsonl?id=" + call).text()).getFirst();
    assertThat(line.at("/contact/name").asText())
        .as("a program reads what was written")
        .isEqualTo(formula.strip());
  }

  @Test
  void sendsAllThereIsInTheOrderOfTheList() throws IOException {
    TestApi.Tenant theirs = api.theirs();
    for (int i = 0; i < 450; i++) {
      CallId _ = theirs.call();
    }
    List<String> listed = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = theirs.client().get("/call?fields=summary&limit=200" + cursor).data();
      listed.addAll(page.path("rows").findValuesAsText("id").stream().distinct().toList());
      cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asText();
    } while (!cursor.isEmpty());
    List<String> calls =
        table(theirs.client().get("/call/export.csv").text()).stream()
            .map(row -> row.get("id"))
            .toList();
    assertThat(calls).hasSize(450).doesNotHaveDuplicates();
    assertThat(listed).containsSubsequence(calls);
    assertThat(theirs.client().outside("GET", "/call/export.jsonl?status=BUSY", null).text())
        .isEmpty();
    assertThat(table(theirs.client().get("/call/export.csv?status=BUSY").text())).isEmpty();
  }

  @Test
  void refusesWhatTheListRefuses() {
    Reply refused = api.client().wrongly().get("/call/export.csv?status=NEVER");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).isEqualTo("status");
    Reply id = api.client().wrongly().get("/call/export.csv?id=7");
    assertThat(id.field()).isEqualTo("id");
    Reply many =
        api.client()
            .get(
                "/call/export.csv?"
                    + "id=%s&".formatted(UUID.randomUUID()).repeat(150)
                    + "id="
                    + UUID.randomUUID());
    assertThat(many.message()).contains("151 times").contains("150");
  }

  @Test
  void neverLooksWholeWhereItIsNot() throws Exception {
    TestDatabase.Linked linked = api.database().linked();
    try (linked;
        TestApi.Other other = TestApi.over(linked.database())) {
      ObjectNode order = JSON.createObjectNode();
      order
          .put("contact_id", other.contact())
          .put("interview_id", other.tenant().agent().toString());
      ObjectNode metadata = order.putObject("metadata");
      for (int i = 0; i < 7; i++) {
        metadata.put("part %d".formatted(i), "x".repeat(8_000));
      }
      for (int i = 0; i < 400; i++) {
        other.client().post("/contact/call", order.toString()).data();
      }
      HttpRequest request =
          HttpRequest.newBuilder(other.server().url().resolve("/call/export.jsonl"))
              .header("x-api-token", other.tenant().token())
              .build();
      try (HttpClient http = HttpClient.newHttpClient();
          InputStream sent = http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
        assertThat(new String(sent.readNBytes(6), StandardCharsets.UTF_8)).isEqualTo("{\"id\":");
        linked.link().cut();
        assertThatThrownBy(sent::readAllBytes).isInstanceOf(IOException.class);
      } finally {
        linked.link().mend();
      }
    }
  }
}
