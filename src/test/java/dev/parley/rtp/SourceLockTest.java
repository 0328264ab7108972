package dev.parley.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class SourceLockTest {
  private static final InetSocketAddress TOLD = new InetSocketAddress("10.0.0.1", 4000);
  private static final InetSocketAddress NAT = new InetSocketAddress("192.0.2.7", 5000);
  private static final InetSocketAddress OTHER = new InetSocketAddress("192.0.2.9", 6000);

  private final SourceLock lock = new SourceLock();

  SourceLockTest() {
    lock.expect(TOLD);
  }

  private void accept(InetSocketAddress from, int packets, long now) {
    for (int i = 0; i < packets; i++) {
      assertThat(lock.accept(from, now)).isTrue();
    }
  }

  @Test
  void sendsWhereItWasToldUntilSomethingComes() {
    assertThat(lock.destination()).isEqualTo(TOLD);
    accept(NAT, 1, 0);
    assertThat(lock.destination()).isEqualTo(NAT);
    assertThat(lock.locked()).isFalse();
  }

  @Test
  void locksAfterSomePacketsAndRefusesOthers() {
    accept(NAT, SourceLock.PACKETS, 0);
    assertThat(lock.locked()).isTrue();
    assertThat(lock.accept(OTHER, 1)).isFalse();
    assertThat(lock.accept(TOLD, 1)).isFalse();
    assertThat(lock.destination()).isEqualTo(NAT);
  }

  @Test
  void prefersTheAddressItWasToldBeforeItLocks() {
    accept(OTHER, 3, 0);
    assertThat(lock.accept(NAT, 0)).isFalse();
    accept(TOLD, 1, 0);
    assertThat(lock.accept(OTHER, 0)).isFalse();
    assertThat(lock.destination()).isEqualTo(TOLD);
  }

  @Test
  void learnsAnewAfterLongSilenceOrWhenToldAnotherAddress() {
    accept(NAT, SourceLock.PACKETS, 0);
    assertThat(lock.accept(OTHER, SourceLock.RELEARN)).isFalse();
    accept(OTHER, SourceLock.PACKETS, SourceLock.RELEARN + 1);
    assertThat(lock.destination()).isEqualTo(OTHER);
    lock.expect(TOLD);
    assertThat(lock.destination()).isEqualTo(OTHER);
    lock.expect(NAT);
    assertThat(lock.destination()).isEqualTo(NAT);
    accept(NAT, 1, SourceLock.RELEARN + 2);
  }
}
