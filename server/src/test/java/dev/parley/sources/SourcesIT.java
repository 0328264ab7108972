package dev.parley.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.Reach;
import dev.parley.call.TeamId;
import dev.parley.knowledge.KnowledgeBase;
import dev.parley.knowledge.KnowledgeItem;
import dev.parley.knowledge.KnowledgeSource;
import dev.parley.outbound.HandMadeServer;
import dev.parley.outbound.OutboundClient;
import dev.parley.records.Furniture;
import dev.parley.records.KnowledgeSources;
import dev.parley.records.RecordingFiles;
import dev.parley.records.Records;
import dev.parley.records.SourceItems;
import dev.parley.records.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pages that are asked for again from time to time, in a database that has nothing else. */
class SourcesIT {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.MILLIS));
  private final InstantSource clock = now::get;
  private final AtomicReference<String> answer = new AtomicReference<>(found("We open at nine."));

  /** How long the server works on an answer. */
  private final AtomicReference<Duration> takes = new AtomicReference<>(Duration.ZERO);

  private final Records records =
      new Records(database.get(), clock, new Random(), new RecordingFiles(Path.of("recordings")));
  private final OutboundClient client = OutboundClient.within(Reach.LOOPBACK);
  private final Sources sources = new Sources(records, client, clock, clock, new Random(7));
  private final TeamId team = Furniture.team(records, 1, 1).team.id();
  private final KnowledgeBase base =
      records
          .knowledge()
          .create(
              team,
              "Vet",
              List.of(new KnowledgeItem.Pair(records.knowledge().newItem(), "Who?", "We.")))
          .orElseThrow();
  private HandMadeServer server;

  @BeforeEach
  void serve() throws Exception {
    server =
        new HandMadeServer((_, out) -> {
          pass(takes.get());
          HandMadeServer.write(out, answer.get());
        });
  }

  @AfterEach
  void close() throws Exception {
    boolean _ = records.knowledge().delete(team, base.id());
    client.close();
    server.close();
  }

  private static String found(String text) {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(text.length(), text);
  }

  private KnowledgeBase added(int hours) throws Exception {
    return added("/hours", hours);
  }

  private KnowledgeBase added(String path, int hours) throws Exception {
    String url = "http://127.0.0.1:%d%s".formatted(server.port(), path);
    var added = (Sources.Added.Read) sources.add(team, base.id(), url, hours);
    return ((SourceItems.Kept.Done) added.kept()).base();
  }

  private KnowledgeBase base() {
    return records.knowledge().get(team, base.id()).orElseThrow();
  }

  private KnowledgeSource.State state() {
    return base().sources().getFirst().state();
  }

  /** When the source is asked for again by itself. */
  private Instant due() {
    return Objects.requireNonNull(state().next());
  }

  private void pass(Duration time) {
    now.set(now.get().plus(time));
  }

  @Test
  void asksAgainAfterItsPeriodAndNotBefore() throws Exception {
    KnowledgeBase first = added(24);
    assertThat(first.sources().getFirst().state())
        .isEqualTo(
            new KnowledgeSource.State(
                now.get(), now.get(), null, now.get().plus(Duration.ofHours(24))));
    assertThat(first.items()).hasSize(2);
    answer.set(found("We open at ten."));
    pass(Duration.ofHours(23));
    assertThat(sources.refreshDue()).isFalse();
    pass(Duration.ofHours(1));
    assertThat(sources.refreshDue()).isTrue();
    assertThat(sources.refreshDue()).isFalse();
    KnowledgeBase then = base();
    assertThat(then.version()).isEqualTo(first.version() + 1);
    assertThat(then.items().getFirst()).isEqualTo(first.items().getFirst());
    assertThat(then.items().getLast())
        .isEqualTo(
            new KnowledgeItem.Text(first.items().getLast().id(), "hours", "We open at ten."));
    pass(Duration.ofHours(24));
    assertThat(sources.refreshDue()).isTrue();
    assertThat(base().version()).as("nothing new").isEqualTo(then.version());
    assertThat(state().fetched()).isEqualTo(now.get());
  }

  @Test
  void keepsWhatItHasWhenAPageIsGoneAndTriesSoonerThenLessAndLess() throws Exception {
    KnowledgeBase first = added(2);
    answer.set("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n");
    Instant fetched = now.get();
    pass(Duration.ofHours(2));
    assertThat(sources.refreshDue()).isTrue();
    assertThat(base().items()).isEqualTo(first.items());
    assertThat(base().version()).isEqualTo(first.version());
    assertThat(state().fetched()).isEqualTo(fetched);
    assertThat(state().tried()).isEqualTo(now.get());
    assertThat(state().error()).isEqualTo("HTTP 500. The site fails: try again later.");
    assertThat(state().next()).isBetween(in(7), in(15));
    for (int failures = 2; failures <= 6; failures++) {
      now.set(due());
      assertThat(sources.refreshDue()).isTrue();
    }
    assertThat(state().next()).isBetween(in(60), in(120));
    answer.set(found("We open at nine."));
    now.set(due());
    assertThat(sources.refreshDue()).isTrue();
    assertThat(state())
        .isEqualTo(
            new KnowledgeSource.State(
                now.get(), now.get(), null, now.get().plus(Duration.ofHours(2))));
  }

  private Instant in(int minutes) {
    return now.get().plus(Duration.ofMinutes(minutes));
  }

  @Test
  void asksByItselfForNothingThatIsToBeAskedForNever() throws Exception {
    KnowledgeBase first = added(0);
    pass(Duration.ofDays(1000));
    assertThat(sources.refreshDue()).isFalse();
    answer.set("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n");
    sources.refresh(team, base.id());
    assertThat(state().next()).isNull();
    assertThat(state().error()).startsWith("HTTP 404");
    assertThat(base().items()).isEqualTo(first.items());
  }

  @Test
  void isAskedForByThreadsOfItsOwn() throws Exception {
    KnowledgeBase first = added(24);
    answer.set(found("We open at ten."));
    pass(Duration.ofHours(24));
    try (Refreshing _ = Refreshing.start(sources)) {
      Awaitility.await().until(() -> base().version() > first.version());
    }
    assertThat(state().next()).isEqualTo(now.get().plus(Duration.ofHours(24)));
  }

  @Test
  void keepsNobodyWaitingForManySlowPages() throws Exception {
    KnowledgeBase _ = added("/one", 0);
    KnowledgeBase _ = added("/two", 0);
    KnowledgeBase _ = added("/three", 0);
    takes.set(Duration.ofSeconds(5));
    Instant begun = now.get();
    sources.refresh(team, base.id());
    assertThat(now.get()).isEqualTo(begun.plusSeconds(10));
    assertThat(base().sources().stream().map(source -> source.state().tried()))
        .containsExactly(begun.plusSeconds(5), begun.plusSeconds(10), begun);
    assertThat(sources.refreshDue()).as("what there was no time for").isTrue();
    assertThat(sources.refreshDue()).isFalse();
    assertThat(base().sources().getLast().state().tried()).isEqualTo(now.get());
  }

  @Test
  void isTakenByOneAtATimeAndByAnotherOnceThatOneMustHaveDied() throws Exception {
    KnowledgeBase _ = added(24);
    KnowledgeSources both = records.knowledgeSources();
    pass(Duration.ofHours(24));
    assertThat(both.take(now.get().plusSeconds(300))).isPresent();
    assertThat(both.take(now.get().plusSeconds(300))).isEmpty();
    pass(Duration.ofMinutes(5));
    assertThat(both.take(now.get().plusSeconds(300))).isPresent();
  }

  @Test
  void takesNoMoreThanTheBaseHolds() throws Exception {
    KnowledgeBase first = added(24);
    answer.set(found("Too much. ".repeat(20_000)));
    pass(Duration.ofHours(24));
    assertThat(sources.refreshDue()).isTrue();
    assertThat(base().items()).isEqualTo(first.items());
    assertThat(state().error()).contains("characters together and may have 200000");
  }
}
