package dev.parley.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.CallId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nodes on one database that do not have the same trunks. */
class NodeTrunksTest extends TrunkNodes {
  private List<CallId> calls(int count) {
    List<CallId> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      calls.add(home.call());
    }
    return calls;
  }

  private boolean refusesForLackOfATrunk() {
    return records.orders().order(home.order()) instanceof CallOrder.Refused(var why)
        && why.code().equals("no_trunk");
  }

  private void dies(NodeId node, NodeId witness) {
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    "update nodes set heartbeat = heartbeat - interval '1 hour' where id = :node")
                .bind("node", node)
                .execute());
    assertThat(records.nodes().reap(witness, LEASE)).isZero();
  }

  @Test
  void aNodeWithoutATrunkTakesNothingFromOneThatHasOne() {
    NodeId with = node(Map.of("a", 5));
    NodeId without = node(Map.of());
    calls(2);
    assertThat(claimed(without)).isEmpty();
    assertThat(claimed(with)).hasSize(2);
    records.nodes().leave(without);
    calls(1);
    assertThat(claimed(with)).hasSize(1);
  }

  @Test
  void aSmallerCapacityLimitsOnlyTheNodeThatHasIt() {
    NodeId large = node(Map.of("a", 5));
    NodeId small = node(Map.of("a", 2));
    calls(20);
    assertThat(claimed(small)).hasSize(2);
    assertThat(claimed(large)).hasSize(3);
    assertThat(claimed(small)).isEmpty();
    assertThat(claimed(large)).isEmpty();
  }

  @Test
  void aNodeWithNoRoomOfItsOwnLeavesTheWholeTrunkToOthers() {
    NodeId none = node(Map.of("a", 0));
    NodeId large = node(Map.of("a", 5));
    calls(20);
    assertThat(claimed(none)).isEmpty();
    assertThat(claimed(large)).hasSize(5);
  }

  @Test
  void eachNodeClaimsOnlyWhatItCanDialAndEachTrunkGetsItsPart() {
    NodeId a = node(Map.of("a", 10));
    NodeId b = node(Map.of("b", 10));
    calls(40);
    List<Claim> ofA = claimed(a);
    List<Claim> ofB = claimed(b);
    assertThat(ofA).hasSize(10).extracting(Claim::trunk).containsOnly("a");
    assertThat(ofB).hasSize(10).extracting(Claim::trunk).containsOnly("b");
  }

  @Test
  void ordersAreTakenWhileAnyNodeHasATrunk() {
    assertThat(refusesForLackOfATrunk()).isTrue();
    NodeId a = node(Map.of("a", 1));
    NodeId again = node(Map.of("a", 1));
    NodeId without = node(Map.of());
    calls(1);
    records.nodes().leave(a);
    calls(1);
    records.nodes().leave(again);
    assertThat(refusesForLackOfATrunk()).isTrue();
    assertThat(claimed(without)).isEmpty();
  }

  @Test
  void aDeadNodeGivesBackWhatItBrought() {
    NodeId dead = node(Map.of("a", 1));
    NodeId without = node(Map.of());
    calls(1);
    dies(dead, without);
    assertThat(refusesForLackOfATrunk()).isTrue();
  }

  @Test
  void whatWaitsForATrunkNobodyHasAnyMoreGoesOverAnother() {
    NodeId dead = node(Map.of("a", 10));
    calls(3);
    NodeId other = node(Map.of("b", 2));
    assertThat(claimed(other)).isEmpty();
    dies(dead, other);
    assertThat(claimed(other)).hasSize(2).extracting(Claim::trunk).containsOnly("b");
    // The last still waits for its own trunk, should it come back.
    NodeId back = node(Map.of("a", 10));
    assertThat(claimed(back)).hasSize(1).extracting(Claim::trunk).containsOnly("a");
  }

  @Test
  void aRestartWithoutATrunkKeepsTheQueueForTheNextWithOne() {
    NodeId first = node(Map.of("a", 10));
    calls(3);
    records.nodes().leave(first);
    NodeId second = node(Map.of());
    assertThat(claimed(second)).isEmpty();
    records.nodes().leave(second);
    assertThat(claimed(node(Map.of("a", 10)))).hasSize(3);
  }

  @Test
  void aRestartWithAnotherTrunkCarriesTheQueueOverThat() {
    NodeId first = node(Map.of("old", 10));
    calls(3);
    records.nodes().leave(first);
    assertThat(claimed(node(Map.of("new", 10))))
        .hasSize(3)
        .extracting(Claim::trunk)
        .containsOnly("new");
  }

  @Test
  void aTeamIsNotHeldUpByANodeThatCannotDialItsCalls() throws Exception {
    NodeId with = node(Map.of("a", 10));
    NodeId without = node(Map.of());
    calls(3);
    // Its transaction has not ended yet.
    database
        .jdbi()
        .useTransaction(handle -> {
          assertThat(claimed(without)).isEmpty();
          List<Claim> claimed = new ArrayList<>();
          Thread other = Thread.ofPlatform().start(() -> claimed.addAll(claimed(with)));
          other.join();
          assertThat(claimed).hasSize(3);
        });
  }
}
