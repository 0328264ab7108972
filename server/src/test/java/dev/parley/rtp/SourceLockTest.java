package dev.parley.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the lock hears and speaks to, packet by packet of 20 ms, on a clock of its own. */
class SourceLockTest {
  private static final long TICK = 20_000_000;
  private static final InetSocketAddress TOLD = new InetSocketAddress("198.51.100.1", 4000);
  private static final InetSocketAddress SAME_HOST = new InetSocketAddress("198.51.100.1", 5000);
  private static final InetSocketAddress PRIVATE = new InetSocketAddress("10.0.0.1", 4000);
  private static final InetSocketAddress SIGNALLING = new InetSocketAddress("192.0.2.7", 5000);
  private static final InetSocketAddress STRANGER = new InetSocketAddress("203.0.113.9", 6000);

  private final SourceLock lock = new SourceLock();
  private int sequence = 65_530;
  private long now = 1_000_000_000L;

  SourceLockTest() {
    lock.trust(List.of(SIGNALLING.getAddress()));
    lock.expect(TOLD);
  }

  /** Packets that follow each other; how many of them were heard. */
  private int heard(InetSocketAddress from, int ssrc, int packets) {
    int heard = 0;
    for (int i = 0; i < packets; i++) {
      sequence++;
      heard += lock.accept(from, ssrc, sequence & 0xFFFF, now) ? 1 : 0;
      now += TICK;
    }
    return heard;
  }

  @Test
  void speaksWhereItWasToldUntilSomethingComes() {
    assertThat(lock.destination()).isEqualTo(TOLD);
    assertThat(heard(TOLD, 1, SourceLock.PACKETS)).isEqualTo(SourceLock.PACKETS);
    assertThat(lock.locked()).isTrue();
    assertThat(lock.destination()).isEqualTo(TOLD);
  }

  @Test
  void neverHearsAStrangerNorSpeaksToHim() {
    assertThat(heard(STRANGER, 9, 500)).isZero();
    assertThat(lock.destination()).isEqualTo(TOLD);
    assertThat(heard(TOLD, 1, 10)).isEqualTo(10);
    now += 60_000_000_000L;
    assertThat(heard(STRANGER, 9, 500)).isZero();
    assertThat(lock.destination()).isEqualTo(TOLD);
  }

  @Test
  void keepsToTheRightSourceWhileItLives() {
    assertThat(heard(TOLD, 1, 20)).isEqualTo(20);
    for (int i = 0; i < 100; i++) {
      assertThat(lock.accept(SAME_HOST, 2, i, now)).isFalse();
      assertThat(lock.accept(SIGNALLING, 3, i, now)).isFalse();
      assertThat(heard(TOLD, 1, 1)).isEqualTo(1);
    }
    assertThat(lock.destination()).isEqualTo(TOLD);
  }

  @Test
  void theRightSourceWinsAtOnceHoweverLateItComes() {
    assertThat(heard(SAME_HOST, 2, 300)).isEqualTo(300);
    assertThat(lock.destination()).isEqualTo(SAME_HOST);
    assertThat(heard(TOLD, 1, 1)).isEqualTo(1);
    assertThat(lock.destination()).isEqualTo(TOLD);
    assertThat(lock.accept(SAME_HOST, 2, 7, now)).isFalse();
    assertThat(lock.destination()).isEqualTo(TOLD);
  }

  @Test
  void doesNotSpeakToTheRemainderOfAnotherCallOfTheSameHost() {
    heard(SAME_HOST, 2, 50);
    now += 9_000_000_000L;
    assertThat(lock.destination()).isEqualTo(TOLD);
    assertThat(heard(TOLD, 1, 1)).isEqualTo(1);
  }

  @Test
  void speaksNoLongerToTheLongerRemainderOfAnotherCallWhenItEnds() {
    heard(SAME_HOST, 2, 100);
    lock.pass(now);
    assertThat(lock.destination()).isEqualTo(SAME_HOST);
    now += 500_000_000;
    lock.pass(now);
    assertThat(lock.destination()).isEqualTo(TOLD);
    heard(SAME_HOST, 2, 10);
    assertThat(lock.destination()).isEqualTo(TOLD);
  }

  @Test
  void speaksOnToAnotherPortThatHasLastedThoughItFallsSilent() {
    heard(SAME_HOST, 1, 600);
    now += 9_000_000_000L;
    lock.pass(now);
    assertThat(lock.destination()).isEqualTo(SAME_HOST);
  }

  @Test
  void speaksOnToAStreamThatMovedAndFallsSilent() {
    heard(TOLD, 1, 50);
    heard(SAME_HOST, 1, 5);
    now += 9_000_000_000L;
    lock.pass(now);
    assertThat(lock.destination()).isEqualTo(SAME_HOST);
  }

  @Test
  void hearsAnotherPortOfTheHostAtOnceAndSpeaksToItWhenItGoesOn() {
    assertThat(heard(SAME_HOST, 1, 59)).isEqualTo(59);
    assertThat(lock.destination()).isEqualTo(TOLD);
    assertThat(heard(SAME_HOST, 1, 10)).isEqualTo(10);
    assertThat(lock.destination()).isEqualTo(SAME_HOST);
  }

  @Test
  void followsAStreamThatMovesToAnotherPortAtOnce() {
    heard(TOLD, 1, 50);
    assertThat(heard(SAME_HOST, 1, 1)).isEqualTo(1);
    assertThat(lock.destination()).isEqualTo(SAME_HOST);
    InetSocketAddress again = new InetSocketAddress("198.51.100.1", 5002);
    assertThat(heard(again, 1, 1)).isEqualTo(1);
    assertThat(lock.destination()).isEqualTo(again);
    assertThat(heard(TOLD, 1, 1)).isEqualTo(1);
    assertThat(lock.destination()).isEqualTo(TOLD);
  }

  @Test
  void isNotLedBackByAPacketThatWasOvertakenOnTheMove() {
    heard(TOLD, 1, 50);
    heard(SAME_HOST, 1, 5);
    assertThat(lock.accept(TOLD, 1, (sequence - 6) & 0xFFFF, now)).isTrue();
    assertThat(lock.destination()).isEqualTo(SAME_HOST);
  }

  @Test
  void followsANatThatMapsTheStreamToAnotherAddress() {
    lock.expect(PRIVATE);
    heard(SIGNALLING, 1, 50);
    InetSocketAddress mapped = new InetSocketAddress("192.0.2.8", 7000);
    assertThat(heard(mapped, 1, 1)).isEqualTo(1);
    assertThat(lock.destination()).isEqualTo(mapped);
  }

  @Test
  void followsANewStreamFromAnotherPortWithinATenthOfASecondOfTheOldOnesEnd() {
    heard(TOLD, 1, 50);
    assertThat(heard(SAME_HOST, 2, 20)).isEqualTo(20 - 4);
    assertThat(lock.destination()).isEqualTo(SAME_HOST);
  }

  @Test
  void takesNoBurstAfterAStallForASuccessor() {
    heard(TOLD, 1, 50);
    now += 500_000_000;
    for (int i = 0; i < 25; i++) {
      assertThat(lock.accept(SAME_HOST, 2, i, now)).isFalse();
    }
    assertThat(heard(TOLD, 1, 1)).isEqualTo(1);
  }

  @Test
  void speaksLateToWhoeverComesLongAfterTheSourceFellSilent() {
    heard(TOLD, 1, 50);
    now += 9_000_000_000L;
    heard(SAME_HOST, 2, 50);
    assertThat(lock.destination()).isEqualTo(TOLD);
    heard(SAME_HOST, 2, 20);
    assertThat(lock.destination()).isEqualTo(SAME_HOST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "172.18.0.5", "192.168.7.7", "100.64.0.9", "fd00::5"})
  void findsAFarEndBehindANatWhereItSignals(String host) {
    lock.expect(new InetSocketAddress(host, 4000));
    assertThat(heard(SIGNALLING, 1, 1)).isEqualTo(1);
    assertThat(lock.destination()).isEqualTo(SIGNALLING);
  }

  @Test
  void doesNotTakeThePbxForAPhoneOfTheSameNetwork() {
    InetSocketAddress phone = new InetSocketAddress("192.168.1.50", 4000);
    InetSocketAddress pbx = new InetSocketAddress("192.168.1.2", 9000);
    lock.trust(List.of(pbx.getAddress()));
    lock.expect(phone);
    heard(pbx, 2, 50);
    assertThat(lock.destination()).isEqualTo(phone);
    heard(phone, 1, 1);
    assertThat(lock.destination()).isEqualTo(phone);
  }

  @Test
  void findsAFarEndBehindANatThatSignalsElsewhereOnceItHasProvenItself() {
    lock.expect(PRIVATE);
    assertThat(heard(STRANGER, 1, 60)).isZero();
    assertThat(lock.destination()).isEqualTo(PRIVATE);
    assertThat(heard(STRANGER, 1, 10)).isPositive();
    assertThat(lock.destination()).isEqualTo(STRANGER);
    assertThat(heard(PRIVATE, 2, 1)).isEqualTo(1);
    assertThat(lock.destination()).isEqualTo(PRIVATE);
  }

  @Test
  void believesWhoKnowsOurStream() {
    lock.vouch(STRANGER.getAddress());
    assertThat(heard(STRANGER, 1, 1)).isEqualTo(1);
    assertThat(lock.destination()).isEqualTo(STRANGER);
  }

  @Test
  void learnsAnewWhereTheFarEndIsWhenSignallingSaysSo() {
    heard(TOLD, 1, 50);
    lock.expect(TOLD);
    assertThat(lock.locked()).isTrue();
    InetSocketAddress moved = new InetSocketAddress("203.0.113.20", 4000);
    lock.expect(moved);
    assertThat(lock.locked()).isFalse();
    assertThat(lock.destination()).isEqualTo(moved);
    assertThat(heard(TOLD, 1, 10)).isZero();
    assertThat(heard(moved, 1, 1)).isEqualTo(1);
  }

  @Test
  void aHoldWithoutAnAddressForgetsNothingOfTheOneThatComesBack() {
    lock.expect(PRIVATE);
    assertThat(heard(SIGNALLING, 1, 20)).isEqualTo(20);
    assertThat(lock.destination()).isEqualTo(SIGNALLING);
    lock.expect(new InetSocketAddress("0.0.0.0", 4000));
    lock.expect(PRIVATE);
    assertThat(lock.destination()).isEqualTo(SIGNALLING);
    lock.expect(TOLD);
    assertThat(lock.destination()).isEqualTo(TOLD);
  }
}
