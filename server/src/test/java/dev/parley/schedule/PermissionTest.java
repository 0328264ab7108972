package dev.parley.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.EndReason;
import dev.parley.call.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionTest {
  private static final PhoneNumber SOMEBODY = new PhoneNumber("+12025550143");
  private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
  private static final Load BUSY =
      new Load(new Load.Count(3, 3), new Load.Count(2, 2), new Load.Count(11, 10), false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+12025550143 | all | allowed",
        "+12025550143 | US | allowed",
        "+12025550143 | +1 | allowed",
        "+12025550143 | DE | country_not_allowed",
        "+18095551234 | US | country_not_allowed",
        "+18095551234 | US,DO | allowed",
        "+15551234567 | US | allowed",
        "+19005551234 | all | number_not_allowed",
        "+19005551234 | all,premium | allowed",
        "+19005551234 | US,premium | allowed",
        "+19005551234 | DE,premium | country_not_allowed",
        "+19005551234 | DE,+1900 | allowed",
        "+49180512345 | all | number_not_allowed",
        "+49180512345 | DE,shared-cost | allowed",
        "+447012345678 | all | number_not_allowed",
        "+447012345678 | GB,personal | allowed",
        "+882130000000 | all | number_not_allowed",
        "+882130000000 | US | number_not_allowed",
        "+882130000000 | US,satellite | allowed",
        "+882130000000 | US,+882 | allowed",
        "+881612345678 | US,+882 | number_not_allowed",
        "+870773111632 | all | number_not_allowed",
        "+883510000000000 | all | number_not_allowed",
        "+979123456789 | all | number_not_allowed",
        "+979123456789 | all,premium | allowed",
        "+80012345678 | all | allowed",
        "+80012345678 | US | country_not_allowed",
        "+80012345678 | US,+800 | allowed",
        "+49110 | all,premium | number_not_dialable",
        "+49110 | all,+49110 | number_not_dialable",
        "+19115551234 | all,+1911 | number_not_dialable",
        "+15550100 | all | number_not_dialable"
      })
  void goesByTheListOfWhatMayBeDialled(String number, String rules, String verdict) {
    Permission permission = decide(facts(new PhoneNumber(number), DialRules.of(rules)));
    assertThat(
            switch (permission) {
              case Permission.Allowed _ -> "allowed";
              case Permission.Deferred deferred -> deferred.reasons().getFirst().code();
              case Permission.Refused refused -> refused.code();
            })
        .isEqualTo(verdict);
  }

  private static OfferedTrunk trunk(String name, DialRules rules) {
    return new OfferedTrunk(name, 10, rules);
  }

  private static CallFacts facts(PhoneNumber number, DialRules... rules) {
    List<OfferedTrunk> trunks = Stream.of(rules).map(each -> trunk(each.text(), each)).toList();
    return new CallFacts(number, CallFacts.AgentState.PUBLISHED, false, null, trunks, null);
  }

  private static Permission decide(CallFacts facts) {
    return Permission.of(facts, NOW);
  }

  private static List<Refusal> refusals(CallFacts facts) {
    return decide(facts) instanceof Permission.Refused(var reasons) ? reasons : List.of();
  }

  @Test
  void tellsEveryReasonTheWeightiestFirst() {
    DialRules germany = DialRules.of("DE");
    Permission.Refused refused =
        new Permission.Refused(
            refusals(
                new CallFacts(
                    new PhoneNumber("+19005551234"),
                    CallFacts.AgentState.ARCHIVED,
                    true,
                    NOW.plus(Permission.FARTHEST).plusMillis(1),
                    List.of(trunk("default", germany)),
                    BUSY)));
    assertThat(refused.reasons())
        .containsExactly(
            new Refusal.AgentArchived(),
            new Refusal.Suppressed(),
            new Refusal.CountryNotAllowed("US", germany),
            new Refusal.KindNotAllowed(NumberKind.PREMIUM, germany),
            new Refusal.TooFarAhead(Permission.FARTHEST));
    assertThat(refused.code()).isEqualTo("agent_archived");
    assertThat(refused.end()).isEqualTo(EndReason.CANCELLED);
    assertThat(refused.message())
        .contains("archived", "suppression list", "country US", "premium", "366 days");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+19005551234", "+4911012345", "+15550100"})
  void neverTellsTheNumber(String number) {
    assertThat(refusals(facts(new PhoneNumber(number), DialRules.of("FR"))))
        .isNotEmpty()
        .allSatisfy(refusal -> assertThat(refusal.message()).doesNotContainPattern("[0-9]{4}"));
  }

  @Test
  void needsATrunk() {
    assertThat(refusals(facts(SOMEBODY))).containsExactly(new Refusal.NoTrunk());
  }

  @Test
  void needsAnAgentThatIsPublished() {
    CallFacts facts =
        new CallFacts(
            SOMEBODY,
            CallFacts.AgentState.UNPUBLISHED,
            false,
            null,
            List.of(trunk("default", DialRules.DEFAULT)),
            null);
    assertThat(refusals(facts)).containsExactly(new Refusal.AgentUnpublished());
  }

  @Test
  void goesOverTheTrunksThatMayDialTheNumber() {
    CallFacts facts = facts(SOMEBODY, DialRules.of("DE"), DialRules.of("US"), DialRules.of("all"));
    assertThat(decide(facts))
        .isEqualTo(
            new Permission.Allowed(
                List.of(trunk("US", DialRules.of("US")), trunk("all", DialRules.of("all")))));
  }

  @Test
  void tellsOfTheFirstTrunkWhyNoneMayDialTheNumber() {
    assertThat(refusals(facts(SOMEBODY, DialRules.of("DE"), DialRules.of("FR"))))
        .containsExactly(new Refusal.CountryNotAllowed("US", DialRules.of("DE")));
  }

  private static CallFacts at(Instant callAt, @Nullable Load load) {
    return new CallFacts(
        SOMEBODY,
        CallFacts.AgentState.PUBLISHED,
        false,
        callAt,
        List.of(trunk("all", DialRules.DEFAULT)),
        load);
  }

  @Test
  void waitsForTheTimeThatTheCallWasOrderedFor() {
    Instant later = NOW.plusSeconds(90);
    assertThat(Permission.of(at(later, null), NOW))
        .isInstanceOfSatisfying(
            Permission.Deferred.class,
            deferred -> {
              assertThat(deferred.reasons()).containsExactly(new Deferral.Early(later));
              assertThat(deferred.until()).contains(later);
              assertThat(deferred.over()).hasSize(1);
            });
    assertThat(Permission.of(at(later, null), later)).isInstanceOf(Permission.Allowed.class);
    assertThat(Permission.of(at(NOW.plus(Permission.FARTHEST), null), NOW))
        .isInstanceOf(Permission.Deferred.class);
  }

  @Test
  void tellsEveryLimitThatIsReached() {
    assertThat(Permission.of(at(NOW, BUSY), NOW))
        .isInstanceOfSatisfying(
            Permission.Deferred.class,
            deferred -> {
              assertThat(deferred.reasons())
                  .containsExactly(
                      new Deferral.TeamBusy(3),
                      new Deferral.TeamQuick(2),
                      new Deferral.TrunksBusy(10));
              assertThat(deferred.reasons())
                  .extracting(Reason::message)
                  .allSatisfy(message -> assertThat(message).endsWith("."));
              assertThat(deferred.until()).isEmpty();
            });
    Load free = new Load(new Load.Count(2, 3), new Load.Count(1, 2), new Load.Count(9, 10), false);
    assertThat(Permission.of(at(NOW, free), NOW)).isInstanceOf(Permission.Allowed.class);
  }
}
