package dev.parley.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sip.transaction.TransactionInput.Ack;
import dev.parley.sip.transaction.TransactionInput.Fired;
import dev.parley.sip.transaction.TransactionInput.Response;
import dev.parley.sip.transaction.TransactionInput.Retransmission;
import dev.parley.sip.transaction.TransactionInput.Start;
import dev.parley.sip.transaction.TransactionInput.Unsent;
import dev.parley.sip.transaction.TransactionState.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The four transaction machines against a clock: what they do, and in which millisecond. */
class TransactionMachineTest {
  private final FakeClock clock = new FakeClock();
  private final TimerHeap heap = new TimerHeap(clock);
  private final TransactionTimers timers = new TransactionTimers(heap, t -> feed(new Fired(t)));
  private final List<String> done = new ArrayList<>();
  private TransactionMachine machine = inviteClient(false);
  private TransactionState state = TransactionState.INITIAL;

  private static TransactionMachine inviteClient(boolean reliable) {
    return new InviteClientMachine(SipTimers.STANDARD, reliable);
  }

  private static TransactionMachine client(boolean reliable) {
    return new NonInviteClientMachine(SipTimers.STANDARD, reliable);
  }

  private static TransactionMachine inviteServer(boolean reliable) {
    return new InviteServerMachine(SipTimers.STANDARD, reliable);
  }

  private static TransactionMachine server(boolean reliable) {
    return new NonInviteServerMachine(SipTimers.STANDARD, reliable);
  }

  private void run(TransactionMachine chosen) {
    machine = chosen;
    feed(new Start());
  }

  private void feed(TransactionInput input) {
    TransactionMachine.Step step = machine.next(state, input);
    state = step.state();
    for (TransactionAction action : step.actions()) {
      switch (action) {
        case TransactionAction.Arm(TransactionTimer timer, Duration delay) ->
            timers.arm(timer, delay);
        case TransactionAction.Disarm(TransactionTimer timer) -> timers.disarm(timer);
        case TransactionAction.Send _ -> note("send");
        case TransactionAction.Resend _ -> note("resend");
        case TransactionAction.Acknowledge _ -> note("ack");
        case TransactionAction.Pass _ -> note("pass");
        case TransactionAction.ReportTimeout _ -> note("timeout");
        case TransactionAction.ReportUnsent _ -> note("unsent");
      }
    }
  }

  private void note(String what) {
    done.add(clock.elapsed() + " " + what);
  }

  private void advance(long millis) {
    clock.advance(Duration.ofMillis(millis), heap);
  }

  @Test
  void anInviteIsSentSevenTimesAndGivenUpAfter32Seconds() {
    run(inviteClient(false));
    advance(40_000);
    assertThat(done)
        .containsExactly(
            "0 send",
            "500 send",
            "1500 send",
            "3500 send",
            "7500 send",
            "15500 send",
            "31500 send",
            "32000 timeout");
    assertThat(state.phase()).isEqualTo(Phase.TERMINATED);
  }

  @Test
  void anInviteOverTcpIsSentOnce() {
    run(inviteClient(true));
    advance(40_000);
    assertThat(done).containsExactly("0 send", "32000 timeout");
  }

  @Test
  void aProvisionalResponseStopsRetransmissionAndTimerB() {
    run(inviteClient(false));
    advance(600);
    feed(new Response(180));
    advance(300_000);
    assertThat(done).containsExactly("0 send", "500 send", "600 pass");
    assertThat(state.phase()).isEqualTo(Phase.PROCEEDING);
  }

  @Test
  void anAcceptedInvitePassesEvery2xxFor32Seconds() {
    run(inviteClient(false));
    feed(new Response(200));
    advance(1000);
    feed(new Response(200));
    feed(new Response(486));
    assertThat(state.phase()).isEqualTo(Phase.ACCEPTED);
    advance(30_999);
    assertThat(state.phase()).isEqualTo(Phase.ACCEPTED);
    advance(1);
    assertThat(state.phase()).isEqualTo(Phase.TERMINATED);
    assertThat(done).containsExactly("0 send", "0 pass", "1000 pass");
  }

  @Test
  void aRefusedInviteAcknowledgesEachRetransmissionUntilTimerD() {
    run(inviteClient(false));
    feed(new Response(100));
    feed(new Response(486));
    advance(500);
    feed(new Response(486));
    assertThat(done).containsExactly("0 send", "0 pass", "0 ack", "0 pass", "500 ack");
    advance(31_499);
    assertThat(state.phase()).isEqualTo(Phase.COMPLETED);
    advance(1);
    assertThat(state.phase()).isEqualTo(Phase.TERMINATED);
  }

  @Test
  void aRefusedInviteOverTcpIsOverAtOnce() {
    run(inviteClient(true));
    feed(new Response(486));
    assertThat(done).containsExactly("0 send", "0 ack", "0 pass");
    assertThat(state.phase()).isEqualTo(Phase.TERMINATED);
  }

  @Test
  void anInviteThatCannotLeaveFails() {
    run(inviteClient(true));
    feed(new Unsent());
    assertThat(done).containsExactly("0 send", "0 unsent");
    assertThat(state.phase()).isEqualTo(Phase.TERMINATED);
  }

  @Test
  void anotherRequestIsSentEveryFourSecondsAtMost() {
    run(client(false));
    advance(40_000);
    assertThat(done)
        .containsExactly(
            "0 send",
            "500 send",
            "1500 send",
            "3500 send",
            "7500 send",
            "11500 send",
            "15500 send",
            "19500 send",
            "23500 send",
            "27500 send",
            "31500 send",
            "32000 timeout");
  }

  @Test
  void aProvisionalResponseSlowsAnotherRequestDown() {
    run(client(false));
    feed(new Response(100));
    advance(9000);
    assertThat(done).containsExactly("0 send", "0 pass", "500 send", "4500 send", "8500 send");
    feed(new Response(200));
    feed(new Response(200));
    assertThat(done.getLast()).isEqualTo("9000 pass");
    assertThat(done).hasSize(6);
    advance(4999);
    assertThat(state.phase()).isEqualTo(Phase.COMPLETED);
    advance(1);
    assertThat(state.phase()).isEqualTo(Phase.TERMINATED);
  }

  @Test
  void anotherRequestOverTcpEndsWithItsResponse() {
    run(client(true));
    advance(10_000);
    feed(new Response(404));
    assertThat(done).containsExactly("0 send", "10000 pass");
    assertThat(state.phase()).isEqualTo(Phase.TERMINATED);
  }

  @Test
  void aServerRepeatsItsRefusalUntilTheAck() {
    run(inviteServer(false));
    feed(new Response(100));
    feed(new Retransmission());
    feed(new Response(486));
    advance(8000);
    feed(new Ack());
    advance(1000);
    feed(new Retransmission());
    assertThat(done)
        .containsExactly(
            "0 send",
            "0 resend",
            "0 send",
            "500 resend",
            "1500 resend",
            "3500 resend",
            "7500 resend");
    assertThat(state.phase()).isEqualTo(Phase.CONFIRMED);
    advance(4000);
    assertThat(state.phase()).isEqualTo(Phase.TERMINATED);
  }

  @Test
  void aServerGivesUpWaitingForTheAckAfterTimerH() {
    run(inviteServer(false));
    feed(new Response(600));
    advance(40_000);
    assertThat(done).hasSize(12).endsWith("31500 resend", "32000 timeout");
    assertThat(state.phase()).isEqualTo(Phase.TERMINATED);
  }

  @Test
  void aServerOverTcpSendsItsRefusalOnce() {
    run(inviteServer(true));
    feed(new Response(486));
    advance(10_000);
    feed(new Ack());
    assertThat(done).containsExactly("0 send");
    assertThat(state.phase()).isEqualTo(Phase.TERMINATED);
  }

  @Test
  void anAcceptedServerAbsorbsRetransmissionsAndLetsItsUserRepeatThe2xx() {
    run(inviteServer(false));
    feed(new Response(200));
    feed(new Retransmission());
    advance(500);
    feed(new Response(200));
    feed(new Ack());
    assertThat(done).containsExactly("0 send", "500 send", "500 pass");
    advance(31_499);
    assertThat(state.phase()).isEqualTo(Phase.ACCEPTED);
    advance(1);
    assertThat(state.phase()).isEqualTo(Phase.TERMINATED);
  }

  @Test
  void aServerAnswersRetransmissionsForTimerJ() {
    run(server(false));
    feed(new Retransmission());
    feed(new Response(200));
    advance(31_999);
    feed(new Retransmission());
    assertThat(done).containsExactly("0 send", "31999 resend");
    advance(1);
    assertThat(state.phase()).isEqualTo(Phase.TERMINATED);
  }

  @Test
  void aServerSendsOneFinalResponseOnly() {
    run(server(false));
    feed(new Response(100));
    feed(new Response(200));
    feed(new Response(500));
    assertThat(done).containsExactly("0 send", "0 send");
  }

  @Test
  void aServerOverTcpEndsWithItsResponse() {
    run(server(true));
    feed(new Response(200));
    assertThat(state.phase()).isEqualTo(Phase.TERMINATED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nothingWakesATerminatedMachine(boolean reliable) {
    for (TransactionMachine each :
        List.of(
            inviteClient(reliable), client(reliable), inviteServer(reliable), server(reliable))) {
      TransactionState over = TransactionMachine.terminated().state();
      for (TransactionTimer timer : TransactionTimer.values()) {
        assertThat(each.next(over, new Fired(timer)).actions()).isEmpty();
      }
      for (int status : new int[] {100, 200, 300, 600}) {
        assertThat(each.next(over, new Response(status)).actions()).isEmpty();
      }
      assertThat(each.next(over, new Retransmission()).actions()).isEmpty();
      assertThat(each.next(over, new Ack()).actions()).isEmpty();
    }
  }
}
