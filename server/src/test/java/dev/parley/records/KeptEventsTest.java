package dev.parley.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.call.CallEvent;
import dev.parley.call.CallEventExamples;
import dev.parley.call.CallEventJson;
import dev.parley.call.CallId;
import dev.parley.call.EndReason;
import dev.parley.call.FeltGap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of each kind and each format in the tables: all that is read or erased finds them. */
class KeptEventsTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final Records records = Furniture.records(database);
  private final Furniture home = Furniture.team(records, 100, 100);

  private static List<String> lines(int format) throws IOException {
    String name = "events-of-format-%d.jsonl".formatted(format);
    try (InputStream in =
        Objects.requireNonNull(CallEventExamples.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** A call that has ended, with these rows for a journal. */
  private CallId kept(List<String> lines) throws IOException {
    var _ = records.nodes().enter("here", Map.of("default", 100));
    CallId call = home.call();
    assertThat(records.hangUps().ask(home.team.id(), call)).contains(HangUps.Outcome.CANCELLED);
    ObjectMapper mapper = new ObjectMapper();
    database
        .get()
        .jdbi()
        .useHandle(handle -> {
          handle.execute("delete from call_events where call = ?", call.value());
          for (int i = 0; i < lines.size(); i++) {
            handle.execute(
                "insert into call_events (call, index, type, at, body) values (?, ?, ?, now(), ?::json)",
                call.value(),
                i,
                mapper.readTree(lines.get(i)).path("type").asText(),
                lines.get(i));
          }
        });
    return call;
  }

  private List<CallEvent> events(CallId call) {
    return records.calls().journal(home.team.id(), call, -1, 100).stream()
        .map(JournalEntry::event)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void areTold(int format) throws IOException {
    List<String> lines = lines(format);
    CallId call = kept(lines);
    assertThat(events(call))
        .containsExactlyElementsOf(lines.stream().map(CallEventJson::read).toList());
    assertThat(records.calls().transcripts(home.team.id(), List.of(call)).get(call))
        .extracting(Turn::text)
        .containsExactlyElementsOf(
            switch (format) {
              case 1 -> List.of("Hello Ada.", "Goodbye.", "Yes, “I” can.", "42");
              default ->
                  List.of("Hello Ada.", "Goodbye.", "We open at six.", "Yes, “I” can.", "42");
            });
    assertThat(records.calls().gaps(home.team.id(), call))
        .extracting(FeltGap::turn)
        .containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void areErased(int format) throws IOException {
    CallId call = kept(lines(format));
    Call known = records.calls().get(home.team.id(), call).orElseThrow();
    assertThat(records.contacts().delete(home.team.id(), known.contact().id())).isPresent();
    RecordingFiles recordings = new RecordingFiles(Path.of("recordings"));
    assertThat(new Erasure(database.get(), Instant::now, recordings).run()).isBetween(0, 1);
    assertThat(database.rows("call_events").lines().filter(row -> row.contains(call.toString())))
        .isNotEmpty()
        .noneMatch(row ->
            row.contains("Ada")
                || row.contains("reschedule")
                || row.contains("2026-12-01")
                || row.contains(".wav")
                || row.contains("“I”"));
    assertThat(events(call).stream().map(CallEventJson::name).distinct())
        .containsExactly("dialling", "ringing", "answered", "ended");
    assertThat(events(call).getLast())
        .isInstanceOfSatisfying(
            CallEvent.Ended.class,
            ended -> assertThat(ended.reason()).isEqualTo(EndReason.CANCELLED));
  }
}
