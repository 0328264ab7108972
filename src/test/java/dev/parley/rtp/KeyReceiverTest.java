package dev.parley.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyReceiverTest {
  private final KeyReceiver keys = new KeyReceiver();
  private final StringBuilder heard = new StringBuilder();
  private long now;

  /** A packet 20 ms after the one before. */
  private void packet(int event, int timestamp, int duration, boolean end, boolean marker) {
    byte[] data = {0, 0, (byte) event, (byte) (end ? 0x8A : 0x0A), 0, 0};
    Bytes.writeShort(data, 4, duration);
    now += 20_000_000;
    char key = keys.receive(data, 2, 4, timestamp, marker, now);
    if (key != 0) {
      heard.append(key);
    }
  }

  private void press(int event, int timestamp) {
    packet(event, timestamp, 160, false, true);
    packet(event, timestamp, 320, false, false);
    packet(event, timestamp, 480, true, false);
    packet(event, timestamp, 480, true, false);
    packet(event, timestamp, 480, true, false);
  }

  @Test
  void countsAPressOnce() {
    press(1, 1000);
    press(1, 3000);
    press(11, 5000);
    press(15, 7000);
    assertThat(heard.toString()).isEqualTo("11#D");
  }

  @Test
  void countsAPressWhoseStartWasLost() {
    packet(7, 1000, 480, true, false);
    packet(7, 1000, 480, true, false);
    assertThat(heard.toString()).isEqualTo("7");
  }

  @Test
  void countsThePressAfterOneWhoseEndWasLost() {
    packet(3, 1000, 160, false, true);
    packet(3, 3000, 160, false, true);
    now += 500_000_000;
    packet(3, 9000, 320, false, false);
    assertThat(heard.toString()).isEqualTo("333");
  }

  @Test
  void ignoresWhatComesLate() {
    packet(3, 1000, 160, false, true);
    packet(4, 3000, 160, false, true);
    packet(3, 1000, 480, true, false);
    packet(4, 3000, 320, true, false);
    assertThat(heard.toString()).isEqualTo("34");
  }

  @Test
  void knowsALongPressThatGoesOnInAnotherSegment() {
    packet(0, 1000, 160, false, true);
    now += 1_000_000_000;
    packet(0, 1000, 0xFFFF, false, false);
    now += 1_000_000_000;
    packet(0, 1000 + 0xFFFF, 160, false, false);
    packet(0, 1000 + 0xFFFF, 320, true, false);
    assertThat(heard.toString()).isEqualTo("0");
  }

  @Test
  void toleratesSendersThatMoveTheTimestampWithEachUpdate() {
    packet(9, 1000, 160, false, true);
    packet(9, 1160, 320, false, false);
    packet(9, 1320, 480, true, false);
    packet(9, 1320, 480, true, false);
    assertThat(heard.toString()).isEqualTo("9");
  }

  @Test
  void passesOverOtherEventsAndCutPackets() {
    packet(16, 1000, 160, false, true);
    assertThat(keys.receive(new byte[3], 0, 3, 5000, true, now)).isEqualTo('\0');
    assertThat(heard.toString()).isEmpty();
  }
}
