package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page that is the journal's format says what the golden files hold, no more and no less. */
class JournalWordsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (.*?) \\| .*");
  private static final Pattern WORD = Pattern.compile("`([^`]+)`");

  /** In each line, and explained once. */
  private static final Set<String> OF_ALL = Set.of("type", "format", "at", "leg");

  /** Objects whose names are not ours. */
  private static final Set<String> BY_NAME = Set.of("variables", "headers", "results");

  private static List<MatchResult> rows(String section) throws IOException {
    String page = Files.readString(Path.of("docs/journal.md"));
    return page.lines()
        .dropWhile(line -> !line.equals("## " + section))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .map(line -> ROW.matcher(line).results().findFirst().orElse(null))
        .filter(Objects::nonNull)
        .toList();
  }

  /** {@code kind field} of each row. */
  private static Set<String> told(String section) throws IOException {
    return rows(section).stream()
        .map(row -> row.group(1) + " " + row.group(2).replace("`", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<JsonNode> golden(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(JournalWordsTest.class.getResourceAsStream(file), file)) {
      List<JsonNode> lines = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        lines.add(JSON.readTree(line));
      }
      return lines;
    }
  }

  /** {@code kind field} of each field there is. */
  private static Set<String> held(String file) throws IOException {
    Set<String> held = new TreeSet<>();
    for (JsonNode line : golden(file)) {
      String kind = line.path("type").asText();
      Set<String> fields = new TreeSet<>();
      collect("", line, fields);
      fields.removeAll(OF_ALL);
      if (fields.isEmpty()) {
        held.add(kind + " –");
      }
      fields.forEach(field -> held.add(kind + " " + field));
    }
    return held;
  }

  private static void collect(String prefix, JsonNode object, Set<String> fields) {
    for (var property : object.properties()) {
      String name = prefix + property.getKey();
      JsonNode value = property.getValue();
      if (value.isObject() && !BY_NAME.contains(property.getKey())) {
        collect(name + ".", value, fields);
      } else if (value.isArray() && value.path(0).isObject()) {
        value.forEach(each -> collect(name + "[].", each, fields));
      } else {
        fields.add(name);
      }
    }
  }

  @Test
  void eventsOfACall() throws IOException {
    Map<String, String> legs = new TreeMap<>();
    for (JsonNode line : golden("call/events-of-format-2.jsonl")) {
      legs.put(line.path("type").asText(), line.has("leg") ? "yes" : "–");
    }
    assertThat(
            rows("Events of a call").stream()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2))))
        .isEqualTo(legs);
    Set<String> held = held("call/events-of-format-2.jsonl");
    held.removeIf(field -> field.endsWith(" –"));
    assertThat(told("Fields of the events of a call")).isEqualTo(held);
  }

  @Test
  void eventsOfAConversation() throws IOException {
    assertThat(told("Events of a conversation"))
        .isEqualTo(held("conversation/events-of-format-2.jsonl"));
  }

  @Test
  void commandsOfAConversation() throws IOException {
    assertThat(told("Commands of a conversation"))
        .isEqualTo(held("conversation/commands-of-format-2.jsonl"));
  }

  @Test
  void words() throws IOException {
    Map<String, Set<String>> held = new TreeMap<>();
    for (JsonNode line : golden("conversation/events-of-format-2.jsonl")) {
      gather(line, held);
    }
    for (JsonNode line : golden("conversation/commands-of-format-2.jsonl")) {
      gather(line, held);
    }
    for (MatchResult row : rows("Words")) {
      Set<String> words =
          WORD.matcher(row.group(0))
              .results()
              .map(word -> word.group(1))
              .skip(1)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(words).as(row.group(1)).isEqualTo(held.get(row.group(1)));
    }
  }

  private static void gather(JsonNode node, Map<String, Set<String>> held) {
    if ("judgement_failed".equals(node.path("type").asText())) {
      return; // its reason is a sentence
    }
    for (var property : node.properties()) {
      if (property.getValue().isTextual()) {
        held.computeIfAbsent(property.getKey(), _ -> new TreeSet<>())
            .add(property.getValue().asText());
      }
      gather(property.getValue(), held);
    }
    if (node.isArray()) {
      node.forEach(each -> gather(each, held));
    }
  }
}
