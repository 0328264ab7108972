package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.CallId;
import dev.parley.records.Call;
import dev.parley.records.Furniture;
import dev.parley.records.LockedTable;
import dev.parley.records.NodeId;
import dev.parley.records.Records;
import dev.parley.records.TestDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class FollowedTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Test
  void keepsNobodyWhoWakesItWaitingForTheDatabase() throws Exception {
    Records records = Furniture.records(database);
    NodeId _ = records.nodes().enter("here", Map.of("default", 1));
    Furniture home = Furniture.team(records, 1, 1);
    CallId id = home.call();
    Call call = records.calls().get(home.team.id(), id).orElseThrow();
    Followed followed = new Followed(records.calls(), call);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> reader;
      try (LockedTable locked = LockedTable.of(database.get(), "call_events")) {
        reader = threads.submit(() -> followed.after(-1, Duration.ofMillis(1)));
        locked.awaitWaiting();
        CompletableFuture<Void> woken = CompletableFuture.runAsync(followed::wake, threads);
        assertThat(woken).succeedsWithin(Duration.ofSeconds(10));
      }
      assertThat(reader.get(20, TimeUnit.SECONDS)).isNotNull();
    }
  }
}
