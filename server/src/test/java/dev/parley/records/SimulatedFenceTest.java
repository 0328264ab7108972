package dev.parley.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.call.CallId;
import dev.parley.call.PhoneNumber;
import dev.parley.schedule.DialRules;
import dev.parley.schedule.OfferedTrunk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A call to a simulated callee never goes to a carrier, and no other to a simulated callee. */
class SimulatedFenceTest extends TrunkNodes {
  private static final PhoneNumber SOMEBODY = PhoneNumber.simulated(1);
  private static final Map<String, Integer> CARRIER = Map.of("carrier:5060", 10);
  private static final Map<String, Integer> SIMULATION = Map.of(OfferedTrunk.SIMULATED, 2);
  private static final Map<String, Integer> BOTH =
      Map.of("carrier:5060", 10, OfferedTrunk.SIMULATED, 2);

  private Contact simulated() {
    return records
        .contacts()
        .simulate(
            home.team.id(),
            new Contact.Draft(
                SOMEBODY, "Ada", null, null, JsonNodeFactory.instance.objectNode(), List.of()));
  }

  private CallOrder.Outcome order(int version, boolean told) {
    return records
        .orders()
        .order(
            CallOrder.of(home.author, simulated().id(), home.agent)
                .asTest(new CallOrder.Trial(version, told)));
  }

  private Call tested() {
    return ((CallOrder.Accepted) order(1, false)).call();
  }

  private static String refusal(CallOrder.Outcome outcome) {
    return outcome instanceof CallOrder.Refused(var why) ? why.code() : "taken";
  }

  private String number(String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }

  @Test
  void eachCallGoesOverTheTrunkThatLeadsWhereItIsTo() {
    NodeId node = node(BOTH);
    CallId test = tested().id();
    CallId real = home.call();
    assertThat(claimed(node))
        .extracting(Claim::call, Claim::trunk)
        .containsExactlyInAnyOrder(
            tuple(test, OfferedTrunk.SIMULATED), tuple(real, "carrier:5060"));
  }

  @Test
  void aCarrierIsNoSubstituteForASimulationThatIsGone() {
    NodeId both = node(BOTH);
    Call test = tested();
    records.nodes().leave(both);
    NodeId carrier = node(CARRIER);
    assertThat(claimed(carrier)).isEmpty();
    assertThat(records.calls().permissionNow(home.team.id(), test.id()).orElseThrow().toString())
        .contains("NoSimulation");
    assertThat(refusal(order(1, false))).isEqualTo("no_simulation");
    assertThat(claimed(node(SIMULATION))).extracting(Claim::call).containsExactly(test.id());
  }

  @Test
  void aSimulationIsNoSubstituteForACarrierThatIsGone() {
    NodeId both = node(BOTH);
    CallId real = home.call();
    records.nodes().leave(both);
    assertThat(claimed(node(SIMULATION))).isEmpty();
    assertThat(refusal(records.orders().order(home.order()))).isEqualTo("no_trunk");
    assertThat(claimed(node(CARRIER))).extracting(Claim::call).containsExactly(real);
  }

  @Test
  void noRuleOfATrunkLetsASimulatedCalleeBeDialledOverIt() {
    NodeId _ = node(CARRIER);
    records.trunks().allow("carrier:5060", DialRules.of("all, +999"));
    assertThat(refusal(order(1, false))).isEqualTo("no_simulation");
  }

  @Test
  void theDatabaseRefusesWhateverWouldMixThem() {
    NodeId node = node(BOTH);
    CallId test = tested().id();
    CallId real = home.call();
    for (String sql :
        List.of(
            "update attempts set trunk = 'carrier:5060' where call = '%s'".formatted(test),
            "update attempts set trunk = 'simulated' where call = '%s'".formatted(real),
            "update attempts set phone_number = '+12025550147' where call = '%s'".formatted(test),
            "update attempts set phone_number = '+9990000001' where call = '%s'".formatted(real))) {
      assertThatThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute(sql)))
          .as(sql)
          .hasMessageContaining("attempts_simulated");
    }
    assertThat(claimed(node)).hasSize(2);
  }

  @Test
  void hasTheLimitsOfAllCalls() {
    NodeId node = node(BOTH);
    for (int i = 0; i < 3; i++) {
      Call _ = tested();
    }
    assertThat(claimed(node)).hasSize(2);
    Furniture slow = Furniture.team(records, 1, 1);
    assertThat(slow.call()).isNotNull();
    var contact =
        records
            .contacts()
            .simulate(
                slow.team.id(),
                new Contact.Draft(
                    SOMEBODY, null, null, null, JsonNodeFactory.instance.objectNode(), List.of()));
    var _ = records.orders().order(CallOrder.of(slow.author, contact.id(), slow.agent));
    assertThat(claimed(node)).extracting(Claim::team).containsExactly(slow.team.id());
  }

  @Test
  void isATestWhoeverOrdersIt() {
    NodeId _ = node(BOTH);
    var plain = records.orders().order(CallOrder.of(home.author, simulated().id(), home.agent));
    assertThat(((CallOrder.Accepted) plain).call().test()).isTrue();
    assertThat(records.calls().get(home.team.id(), home.call()).orElseThrow().test()).isFalse();
    assertThat(number("select string_agg(test || ' ' || told, ',' order by created) from calls"))
        .isEqualTo("true false,false true");
  }

  @Test
  void keepsADraftThatIsTriedAndKeepsItOnce() {
    NodeId node = node(BOTH);
    var draft = JsonNodeFactory.instance.objectNode().put("language", "de");
    int first = records.agentVersions().tried(home.author, home.agent, draft).orElseThrow();
    assertThat(records.agentVersions().tried(home.author, home.agent, draft)).contains(first);
    int second =
        records
            .agentVersions()
            .tried(home.author, home.agent, draft.deepCopy().put("language", "en"))
            .orElseThrow();
    assertThat(List.of(first, second)).containsExactly(-1, -2);
    CallOrder.Outcome ordered = order(first, false);
    assertThat(((CallOrder.Accepted) ordered).call().agent().version()).isEqualTo(-1);
    assertThat(claimed(node)).hasSize(1);
    assertThat(records.agentVersions().get(home.team.id(), home.agent, -1).orElseThrow().document())
        .isEqualTo(draft);
    assertThat(
            records
                .agentVersions()
                .list(home.team.id(), home.agent, new Page.Request(0, 10))
                .items())
        .extracting(Agent.Edition::number)
        .containsExactly(1);
    Furniture others = Furniture.team(records, 1, 1);
    assertThat(records.agentVersions().tried(others.author, home.agent, draft)).isEmpty();
  }

  @Test
  void aDemandNotToCallFromSomebodySimulatedSuppressesNobody() {
    NodeId node = node(BOTH);
    Call _ = tested();
    Claim claim = claimed(node).getFirst();
    database.jdbi().useHandle(handle -> Suppressions.demanded(handle, claim, Instant.now()));
    assertThat(number("select count(*)::text from suppressions")).isEqualTo("0");
    assertThat(refusal(order(1, false))).isEqualTo("taken");
  }

  @Test
  void isInNoListOfContacts() {
    Contact simulated = simulated();
    Contact real = home.contact();
    var filter = new Contact.Filter(null, List.of(), List.of(), Contact.Sort.CREATED, true);
    assertThat(records.contacts().list(home.team.id(), filter, new Page.Request(0, 10)).items())
        .extracting(Contact::id)
        .containsExactly(real.id());
    assertThat(records.contacts().get(home.team.id(), simulated.id())).isPresent();
    assertThat(records.contacts().facets(home.team.id()).of()).isEqualTo(1);
  }
}
