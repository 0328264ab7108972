package dev.parley.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import dev.parley.records.Claim;
import dev.parley.records.Database;
import dev.parley.records.Furniture;
import dev.parley.records.NodeId;
import dev.parley.records.RecordingFiles;
import dev.parley.records.Records;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many calls are carried at once, and how many are begun in a second. */
class DispatchLimitsTest extends DispatchedCalls {
  private DispatchSettings settings = SETTINGS;

  /** From now on the trunk carries no more than so many calls at once. */
  private void narrow(int capacity) {
    database.forgetNodes();
    settings = SETTINGS.over(Map.of("default", capacity));
    var _ = records.nodes().enter("trunk", settings.trunks());
  }

  @Test
  void neverCarriesACallTwiceWhenDispatchersRace() {
    List<Furniture> homes =
        IntStream.range(0, 3).mapToObj(_ -> Furniture.team(records, 40, 1000)).toList();
    carrier.letGo();
    for (int i = 0; i < 3; i++) {
      Dispatcher _ = dispatcher(SETTINGS);
    }
    Map<Furniture, List<CallId>> ordered = new LinkedHashMap<>();
    homes.forEach(home -> ordered.put(home, calls(home, 60)));
    ordered.forEach(this::awaitEnded);

    assertThat(carrier.rung).hasSize(180).doesNotHaveDuplicates();
  }

  @Test
  void neverExceedsWhatATeamOrATrunkMayHaveUnderWay() {
    narrow(7);
    Furniture narrow = Furniture.team(records, 3, 1000);
    Furniture wide = Furniture.team(records, 100, 1000);
    Dispatcher _ = dispatcher(settings);
    Dispatcher _ = dispatcher(settings);
    List<CallId> few = calls(narrow, 12);
    List<CallId> many = calls(wide, 25);
    await().until(() -> carrier.open.size() == 7);
    assertThat(carrier.most(narrow.team.id())).isPositive();
    carrier.letGo();
    awaitEnded(narrow, few);
    awaitEnded(wide, many);

    assertThat(carrier.most(narrow.team.id())).isLessThanOrEqualTo(3);
    assertThat(carrier.mostOn("default")).isEqualTo(7);
    assertThat(carrier.rung).hasSize(37).doesNotHaveDuplicates();
  }

  @Test
  void carriesNoMoreCallsThanItsMachineCanAndLetsTheOthersWait() {
    Furniture home = Furniture.team(records, 100, 1000);
    Dispatcher dispatcher = dispatcher(DispatchSettings.of(3).over(TRUNK));
    List<CallId> ordered = calls(home, 8);
    await().until(() -> carrier.open.size() == 3);
    assertThat(dispatcher.liveCalls()).isEqualTo(3);
    assertThat(ordered)
        .filteredOn(call -> read(home, call).status() == CallStatus.QUEUED)
        .hasSize(5);
    carrier.letGo();
    awaitEnded(home, ordered);

    assertThat(carrier.most(home.team.id())).isEqualTo(3);
    assertThat(carrier.rung).hasSize(8).doesNotHaveDuplicates();
  }

  @Test
  void startsNoMoreCallsInASecondThanTheTeamMay() {
    Furniture home = Furniture.team(records, 100, 4);
    carrier.letGo();
    Dispatcher _ = dispatcher(SETTINGS);
    Dispatcher _ = dispatcher(SETTINGS);
    awaitEnded(home, calls(home, 12));

    List<Instant> fences = database.fences(home.team.id());
    assertThat(fences).hasSize(12);
    assertThat(fences)
        .allSatisfy(last ->
            assertThat(fences)
                .filteredOn(at -> at.isAfter(last.minusSeconds(1)) && !at.isAfter(last))
                .hasSizeLessThanOrEqualTo(4));
    List<Instant> sorted = fences.stream().sorted().toList();
    assertThat(Duration.between(sorted.getFirst(), sorted.getLast()))
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void goesOnWhenTheClockWasSetBack() {
    Furniture home = Furniture.team(records, 100, 2);
    carrier.letGo();
    Dispatcher _ = dispatcher(SETTINGS);
    awaitEnded(home, calls(home, 2));
    database.clockSetBack(home.team.id());
    awaitEnded(home, calls(home, 2));
  }

  @Test
  void aSmallTeamDoesNotWaitBehindALargeOne() {
    // Calls that other tests left waiting would have their turn too.
    try (Database own = database.another()) {
      Records apart =
          new Records(
              own, InstantSource.system(), new Random(), new RecordingFiles(Path.of("recordings")));
      NodeId node = apart.nodes().enter("test", Map.of("default", 4));
      List<CallId> many = calls(Furniture.team(apart, 100, 1000), 30);
      List<CallId> few = calls(Furniture.team(apart, 100, 1000), 2);
      List<Claim> claimed = apart.claims().claim(node, 100, LEASE);
      assertThat(claimed).hasSize(4);
      assertThat(claimed).extracting(Claim::call).containsAll(few);
      assertThat(claimed).extracting(Claim::call).filteredOn(many::contains).hasSize(2);
    }
  }
}
