package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedActionTest {
  private static Command.RunAction action(String url) {
    return new Command.RunAction(
        1,
        "a.b",
        "POST",
        url,
        Map.of(
            "Authorization", "Bearer hush",
            "X-Api-Key", "hush",
            "Cookie", "hush",
            "Content-Type", "text/plain"),
        "{\"password\": \"hush\"}",
        Duration.ofSeconds(2),
        Map.of("x", "$.x"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://u:hush@host.example:8443/hush?key=hush#hush, https://host.example:8443/***",
    "https://host.example?key=hush, https://host.example/***",
    "https://host.example, https://host.example",
    "https://host.example/, https://host.example/",
    "hush, ***",
    "//u:hush@host/, ***"
  })
  void keepsNoKeyOfAnAction(String url, String kept) {
    String json = CommandJson.write(action(url));
    assertThat(json)
        .doesNotContain("hush")
        .contains("\"url\":\"" + kept + "\"", "\"Authorization\":\"***\"", "text/plain", "$.x");
    assertThat(CommandJson.masked(json)).isEqualTo(json);
  }

  @Test
  void tellsAnOldJournalAsItWouldWriteIt() {
    Command.RunAction action = action("https://host.example/hush?key=hush");
    assertThat(CommandJson.masked(CommandJson.whole(action))).isEqualTo(CommandJson.write(action));
    String say = CommandJson.write(new Command.Say(0, "Hello", null, 0, true));
    assertThat(CommandJson.masked(say)).isEqualTo(say);
  }
}
