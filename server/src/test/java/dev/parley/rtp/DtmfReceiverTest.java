package dev.parley.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DtmfReceiverTest {
  private final DtmfReceiver keys = new DtmfReceiver();
  private final StringBuilder heard = new StringBuilder();
  private long now = 1_000_000_000L;
  private int sequence = 65_534;

  /** A packet 20 ms after the one before. */
  private void packet(int event, int timestamp, int duration, boolean end, boolean marker) {
    packet(++sequence, event, timestamp, duration, end, marker);
  }

  private void packet(
      int number, int event, int timestamp, int duration, boolean end, boolean marker) {
    byte[] data = new byte[16];
    RtpPacket.writeHeader(data, marker, 101, number & 0xFFFF, timestamp, 1);
    data[12] = (byte) event;
    data[13] = (byte) (end ? 0x8A : 0x0A);
    Bytes.writeShort(data, 14, duration);
    now += 20_000_000;
    take(data);
  }

  private void take(byte[] data) {
    RtpPacket packet = new RtpPacket();
    assertThat(packet.parse(data, data.length)).isTrue();
    char key = keys.receive(packet, data, now);
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
  void countsPressesAtAnotherClock() {
    keys.clock(48_000);
    for (int timestamp : new int[] {0, 9600, 19_200}) {
      packet(6, timestamp, 960, false, true);
      packet(6, timestamp, 1920, false, false);
      packet(6, timestamp, 2880, true, false);
      packet(6, timestamp, 2880, true, false);
    }
    assertThat(heard.toString()).isEqualTo("666");
  }

  @Test
  void countsOnePressThatFillsItsSegments() {
    keys.clock(48_000);
    for (int i = 1; i <= 150; i++) {
      int before = (i - 1) / 68 * 65_280;
      packet(6, before, 960 * i - before, i == 150, i == 1);
    }
    assertThat(heard.toString()).isEqualTo("6");
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
    byte[] cut = new byte[15];
    RtpPacket.writeHeader(cut, true, 101, ++sequence & 0xFFFF, 5000, 1);
    take(cut);
    assertThat(heard.toString()).isEmpty();
  }

  @Test
  void tellsKeysOfOneTimestampApart() {
    for (int event : new int[] {1, 2, 2, 3}) {
      press(event, 1000);
      now += 60_000_000;
    }
    assertThat(heard.toString()).isEqualTo("1223");
  }

  @Test
  void tellsKeysOfOneTimestampApartWithoutMarkers() {
    for (int event : new int[] {1, 1, 2, 1}) {
      packet(event, 1000, 160, false, false);
      packet(event, 1000, 320, false, false);
      packet(event, 1000, 480, true, false);
      packet(event, 1000, 480, true, false);
      now += 60_000_000;
    }
    assertThat(heard.toString()).isEqualTo("1121");
  }

  @Test
  void takesEndsOfSeveralTimestampsForOneKey() {
    for (int press = 0; press < 2; press++) {
      int began = 1000 + 4000 * press;
      packet(4, began, 160, false, true);
      packet(4, began, 320, false, false);
      packet(4, began + 480, 480, true, false);
      packet(4, began + 640, 480, true, false);
      packet(4, began + 800, 480, true, false);
      now += 100_000_000;
    }
    assertThat(heard.toString()).isEqualTo("44");
  }

  @Test
  void takesEndsOfSeveralTimestampsAndGrowingDurationsForOneKey() {
    packet(4, 1000, 160, false, true);
    packet(4, 1000, 320, false, false);
    packet(4, 1480, 480, true, false);
    packet(4, 1640, 640, true, false);
    packet(4, 1800, 800, true, false);
    assertThat(heard.toString()).isEqualTo("4");
  }

  @Test
  void countsAPressAgainWhoseFirstPacketWasLost() {
    press(6, 1000);
    now += 40_000_000;
    packet(6, 3000, 320, false, false);
    packet(6, 3000, 480, true, false);
    assertThat(heard.toString()).isEqualTo("66");
  }

  @Test
  void countsAPressAgainOfWhichOnlyTheEndsCame() {
    press(6, 1000);
    now += 120_000_000;
    packet(6, 3000, 800, true, false);
    packet(6, 3000, 800, true, false);
    assertThat(heard.toString()).isEqualTo("66");
  }

  @Test
  void knowsPacketsThatWereOvertaken() {
    packet(100, 7, 1000, 320, false, false);
    packet(99, 7, 1000, 160, false, true);
    packet(102, 8, 3000, 160, false, true);
    packet(101, 7, 1000, 480, true, false);
    packet(103, 8, 3000, 320, true, false);
    packet(103, 8, 3000, 320, true, false);
    assertThat(heard.toString()).isEqualTo("78");
  }

  @Test
  void followsTimestampsThatRunBackwards() {
    press(1, 90_000);
    press(2, 5_000);
    press(2, 1_000);
    assertThat(heard.toString()).isEqualTo("122");
  }

  @Test
  void startsAnewWithAnotherStream() {
    press(1, 1000);
    byte[] data = new byte[16];
    RtpPacket.writeHeader(data, true, 101, 3, 1000, 2);
    data[12] = 1;
    Bytes.writeShort(data, 14, 160);
    take(data);
    assertThat(heard.toString()).isEqualTo("11");
  }
}
