package dev.parley.dispatch;

import static org.awaitility.Awaitility.await;

import dev.parley.call.CallId;
import dev.parley.call.SteadyClock;
import dev.parley.records.Call;
import dev.parley.records.Furniture;
import dev.parley.records.Journals;
import dev.parley.records.Notices;
import dev.parley.records.OutboxEvent;
import dev.parley.records.Records;
import dev.parley.records.TestDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that dispatchers carry, with a carrier that is told when to let them go. */
abstract class DispatchedCalls {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  static final Map<String, Integer> TRUNK = Map.of("default", 1000);
  static final Duration LEASE = Duration.ofSeconds(6);
  static final DispatchSettings SETTINGS = DispatchSettings.of(100).over(TRUNK);

  final Records records = Furniture.records(database);
  final FakeCarrier carrier = new FakeCarrier();
  final List<AutoCloseable> open = new ArrayList<>();

  @BeforeEach
  void trunk() {
    var _ = records.nodes().enter("trunk", TRUNK);
  }

  @AfterEach
  void close() throws Exception {
    carrier.letGo();
    for (AutoCloseable part : open.reversed()) {
      part.close();
    }
  }

  Dispatcher dispatcher(DispatchSettings settings) {
    return dispatcher(settings, SteadyClock.from(InstantSource.system()));
  }

  Dispatcher dispatcher(DispatchSettings settings, InstantSource steady) {
    Notices notices = Notices.start(database.get());
    Dispatcher dispatcher =
        new Dispatcher(
            records,
            new Journals(database.get(), new Random(7)),
            carrier,
            settings,
            InstantSource.system(),
            steady,
            "test");
    dispatcher.start(notices);
    open.add(notices);
    open.add(dispatcher);
    return dispatcher;
  }

  static List<CallId> calls(Furniture home, int count) {
    return IntStream.range(0, count).mapToObj(_ -> home.call()).toList();
  }

  Call read(Furniture home, CallId call) {
    return records.calls().get(home.team.id(), call).orElseThrow();
  }

  void awaitEnded(Furniture home, List<CallId> calls) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> calls.stream().allMatch(call -> read(home, call).status().ended()));
  }

  List<OutboxEvent> outbox() {
    List<OutboxEvent> events = new ArrayList<>();
    while (records
            .outbox()
            .spread(event -> {
              events.add(event);
              return "{}";
            })
        > 0) {}
    return events;
  }
}
