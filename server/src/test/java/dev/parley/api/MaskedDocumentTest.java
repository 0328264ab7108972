package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MaskedDocumentTest {
  @Test
  void leavesOfAnActionWhatAReplayNeeds() throws IOException {
    JsonNode document =
        new ObjectMapper()
            .readTree(
                """
                {"nodes": [{"id": "a", "text": "Hello {name}", "actions": [{
                  "id": "x",
                  "url": "https://u:hush@{host}/hush/{plan}?key=hush",
                  "headers": {"Authorization": "Bearer hush", "X-To": "hush {token}"},
                  "body": "{\\"hush\\": \\"{name}\\"}"}, {
                  "id": "y", "url": "https://host.example", "body": "hush {who}"}]}]}
                """);
    JsonNode masked = MaskedDocument.of(document);
    assertThat(masked.toString()).doesNotContain("hush").contains("Hello {name}");
    JsonNode action = masked.at("/nodes/0/actions/0");
    assertThat(action.path("url").asText()).isEqualTo("https://{host}/***{plan}");
    assertThat(action.at("/headers/X-To").asText()).isEqualTo("***{token}");
    assertThat(action.path("body").asText()).isEqualTo("[{name}");
    assertThat(masked.at("/nodes/0/actions/1/url").asText()).isEqualTo("https://host.example");
    assertThat(masked.at("/nodes/0/actions/1/body").asText()).isEqualTo("***{who}");
    assertThat(document.toString()).contains("hush");
  }
}
