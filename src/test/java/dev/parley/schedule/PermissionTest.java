package dev.parley.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.EndReason;
import dev.parley.call.PhoneNumber;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionTest {
  private static final PhoneNumber SOMEBODY = new PhoneNumber("+12025550143");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+12025550143 | all | granted",
        "+12025550143 | US | granted",
        "+12025550143 | +1 | granted",
        "+12025550143 | DE | country_not_allowed",
        "+18095551234 | US | country_not_allowed",
        "+18095551234 | US,DO | granted",
        "+15551234567 | US | granted",
        "+19005551234 | all | number_not_allowed",
        "+19005551234 | all,premium | granted",
        "+19005551234 | US,premium | granted",
        "+19005551234 | DE,premium | country_not_allowed",
        "+19005551234 | DE,+1900 | granted",
        "+49180512345 | all | number_not_allowed",
        "+49180512345 | DE,shared-cost | granted",
        "+447012345678 | all | number_not_allowed",
        "+447012345678 | GB,personal | granted",
        "+882130000000 | all | number_not_allowed",
        "+882130000000 | US | number_not_allowed",
        "+882130000000 | US,satellite | granted",
        "+882130000000 | US,+882 | granted",
        "+881612345678 | US,+882 | number_not_allowed",
        "+870773111632 | all | number_not_allowed",
        "+883510000000000 | all | number_not_allowed",
        "+979123456789 | all | number_not_allowed",
        "+979123456789 | all,premium | granted",
        "+80012345678 | all | granted",
        "+80012345678 | US | country_not_allowed",
        "+80012345678 | US,+800 | granted",
        "+49110 | all,premium | number_not_dialable",
        "+49110 | all,+49110 | number_not_dialable",
        "+19115551234 | all,+1911 | number_not_dialable",
        "+15550100 | all | number_not_dialable"
      })
  void goesByTheListOfWhatMayBeDialled(String number, String rules, String verdict) {
    Permission permission =
        Permission.of(facts(new PhoneNumber(number), DialRules.of(rules), false));
    assertThat(
            switch (permission) {
              case Permission.Granted() -> "granted";
              case Permission.Refused refused -> refused.code();
            })
        .isEqualTo(verdict);
  }

  private static CallFacts facts(PhoneNumber number, DialRules rules, boolean suppressed) {
    return new CallFacts(number, CallFacts.AgentState.PUBLISHED, suppressed, rules);
  }

  @Test
  void tellsEveryReasonTheWeightiestFirst() {
    Permission permission =
        Permission.of(
            new CallFacts(
                new PhoneNumber("+19005551234"),
                CallFacts.AgentState.ARCHIVED,
                true,
                DialRules.DEFAULT));
    assertThat(permission)
        .isInstanceOfSatisfying(
            Permission.Refused.class,
            refused -> {
              assertThat(refused.reasons())
                  .extracting(Refusal::reason)
                  .containsExactly(
                      Refusal.Reason.AGENT_ARCHIVED,
                      Refusal.Reason.SUPPRESSED,
                      Refusal.Reason.KIND_NOT_ALLOWED);
              assertThat(refused.code()).isEqualTo("agent_archived");
              assertThat(refused.end()).isEqualTo(EndReason.CANCELLED);
            });
  }

  @Test
  void neverTellsTheNumber() {
    for (String number : List.of("+19005551234", "+4911012345", "+15550100")) {
      assertThat(Permission.of(facts(new PhoneNumber(number), DialRules.DEFAULT, true)))
          .isInstanceOfSatisfying(
              Permission.Refused.class,
              refused -> assertThat(refused.message()).doesNotContainPattern("[0-9]{4}"));
    }
  }

  @Test
  void needsATrunk() {
    assertThat(Permission.of(new CallFacts(SOMEBODY, CallFacts.AgentState.PUBLISHED, false, null)))
        .isInstanceOfSatisfying(
            Permission.Refused.class, refused -> assertThat(refused.code()).isEqualTo("no_trunk"));
  }

  @Test
  void needsAnAgentThatIsPublished() {
    assertThat(
            Permission.of(
                new CallFacts(
                    SOMEBODY, CallFacts.AgentState.UNPUBLISHED, false, DialRules.DEFAULT)))
        .isInstanceOfSatisfying(
            Permission.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("agent_not_published"));
  }
}
