package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.EndReason;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which test proves that a call can end so: each by a call that did, none by a value alone. */
class EndReasonsTest {
  private static final Map<EndReason, String> PROOFS = new EnumMap<>(EndReason.class);

  static {
    PROOFS.put(EndReason.AGENT_ENDED, "EndingsIT#whoConfirmsIsUnderstoodAndRecorded");
    PROOFS.put(
        EndReason.NO_MATCH, "EndingsIT#whoSpeaksOfSomethingElseIsAskedAgainAndThenToldGoodbye");
    PROOFS.put(EndReason.CALLEE_HUNG_UP, "EndingsIT#whoHangsUpInTheMiddleHeardOnlyTheBeginning");
    PROOFS.put(EndReason.SILENCE, "driver.TurnTakingTest#whoFallsSilentIsToldGoodbye");
    PROOFS.put(EndReason.SILENT_LINE, "EndingsIT#whoSaysNothingIsAskedAndThenToldGoodbye");
    PROOFS.put(EndReason.LEFT_VOICEMAIL, "driver.MachineConversationTest#aMailboxIsLeftItsMessage");
    for (EndReason machine :
        List.of(
            EndReason.VOICEMAIL, EndReason.MAILBOX_FULL, EndReason.UNREACHABLE, EndReason.IVR)) {
      PROOFS.put(machine, "driver.MachineConversationTest#whatAMachineSaysEndsTheCallAsWhatItIs");
    }
    for (EndReason machine : List.of(EndReason.SCREENED, EndReason.HOLD_MUSIC)) {
      PROOFS.put(machine, "driver.MachineConversationTest#whomNobodyCameToWasNotSpokenWith");
    }
    PROOFS.put(EndReason.FAX, "driver.MachineConversationTest#aFaxIsHungUpOn");
    PROOFS.put(EndReason.HELD_TOO_LONG, "HoldIT#aHoldThatLastsTooLongEndsTheCallAsWhatItIs");
    PROOFS.put(EndReason.MAX_DURATION, "EndingsIT#aCallThatTakesTooLongIsEndedWithAWarning");
    PROOFS.put(
        EndReason.SUPERVISOR_ENDED, "EndingsIT#aConversationIsEndedByHttpInTheMiddleOfASentence");
    PROOFS.put(EndReason.BUSY, "EndingsIT#aBusyLineIsBusy");
    PROOFS.put(EndReason.NO_ANSWER, "EndingsIT#whoLetsItRingIsCancelled");
    PROOFS.put(EndReason.DECLINED, "EndingsIT#whoDeclinesRefuses");
    PROOFS.put(EndReason.INVALID_NUMBER, "EndingsIT#aNumberOfNobodyIsInvalid");
    PROOFS.put(EndReason.TRUNK_REFUSED, "TrunkDaysIT#everyBadDayHasItsEndAndIsToldOnce");
    PROOFS.put(
        EndReason.TRUNK_UNAVAILABLE,
        "EndingsIT#aTrunkThatSaysNothingIsNotSomebodyWhoDoesNotAnswer");
    PROOFS.put(EndReason.INCOMPATIBLE_MEDIA, "TrunkDaysIT#everyBadDayHasItsEndAndIsToldOnce");
    PROOFS.put(EndReason.MEDIA_TIMEOUT, "EndingsIT#whoLosesTheConnectionIsNotSaidToHaveHungUp");
    PROOFS.put(
        EndReason.PROVIDER_FAILED,
        "driver.ConversationDriverTest#aVoiceThatFailsEndsTheCallAsTheProvidersFault");
    PROOFS.put(EndReason.INTERRUPTED, "DeadThreadIT#endsTheCallsTruthfullyAndThenTheProcess");
    PROOFS.put(
        EndReason.INTERNAL_ERROR,
        "dispatch.PhoneCallRunnerIT#saysThatNoPortIsLeftAndCallsAgainWhenOneIs");
    PROOFS.put(EndReason.CANCELLED, "EndingsIT#aCallIsEndedByHttpWhileItRings");
    PROOFS.put(
        EndReason.SUPPRESSED,
        "dispatch.DispatcherTest#neverRingsACallThatWasCancelledOrSuppressedWhileItWaited");
    PROOFS.put(
        EndReason.NUMBER_NOT_ALLOWED,
        "records.ClaimPermissionTest#ringsNobodyWhomTheTrunkMayNoLongerDial");
  }

  @Test
  void everyReasonIsProvenByATestThatIsThere() throws ClassNotFoundException {
    assertThat(PROOFS).containsOnlyKeys(EndReason.values());
    for (String proof : PROOFS.values()) {
      String[] parts = proof.split("#", 2);
      assertThat(Arrays.stream(Class.forName("dev.parley." + parts[0]).getDeclaredMethods()))
          .extracting(Method::getName)
          .as(proof)
          .contains(parts[1]);
    }
  }
}
